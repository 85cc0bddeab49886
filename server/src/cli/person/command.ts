import { writeFileSync } from 'node:fs'
import type { Command } from 'commander'
import { commandLine } from '../../audit/index.ts'
import type { AccountPrivacy } from '../../privacy/index.ts'
import { accountNamed } from '../accounts.ts'
import { withInstallation } from '../installation.ts'
import type { Terminal } from '../terminal.ts'

interface Options {
  readonly email?: string
  readonly id?: string
  readonly account?: string
  readonly file?: string
  readonly yes?: true
  readonly json?: true
}

const what = `
Erasing removes the person, their memberships, history, index entries and held copies, and takes names and contents out of the activity.
A tombstone without a name stays, so that restoring an older backup erases them again. The audit log keeps ids. While Microsoft
Entra still sends the person, the next cycle makes a new one: take them out of its scope first. docs/manage/privacy.md tells more.`

/** `person export` and `person erase`. */
export function addPerson(program: Command, terminal: Terminal): void {
  const person = program
    .command('person')
    .description('what one person may ask for: everything that is held about them, and to be forgotten')
    .addHelpText('after', what)
    .helpCommand(false)
  whom(person.command('export').description('everything about one person as JSON; recorded in the audit log'))
    .option('--file <file>', 'where to; a file that exists is refused (default: standard output)')
    .action(async (options: Options) => {
      const made = await withPerson(options, (privacy, id) => privacy.export(id, commandLine))
      const text = JSON.stringify(made, null, 2)
      if (options.file === undefined) return terminal.write(text)
      writeFileSync(options.file, `${text}\n`, { flag: 'wx', mode: 0o600, flush: true })
      terminal.write(`Exported: ${options.file}`)
    })
  whom(person.command('erase').description('forget one person for good'))
    .option('--yes', 'do it; without, it only says who it would be')
    .option('--json', 'print one line of JSON')
    .action(async (options: Options) => {
      const erased = await withPerson(options, async (privacy, id) =>
        options.yes ? privacy.erase(id, commandLine) : id,
      )
      if (typeof erased === 'string')
        return terminal.write(`It would erase the person ${erased}. Nothing was done yet: say --yes to do it.`)
      const done = `Erased: the person ${erased.personId}. Take them out of Entra's scope too, or the next cycle makes a new person.`
      terminal.write(options.json ? JSON.stringify(erased) : done)
    })
}

const whom = (command: Command): Command =>
  command
    .option('--email <address>', 'user name or an e-mail address of the person')
    .option('--id <id>', 'id of the person, where an address fits several')
    .option('--account <name>', 'name or id of the account (default: the first account)')

async function withPerson<T>(options: Options, work: (privacy: AccountPrivacy, id: string) => Promise<T>): Promise<T> {
  return withInstallation(async (installation, _configuration, house) => {
    const privacy = house.privacy.account(await accountNamed(installation, options.account))
    return work(privacy, await idOf(privacy, options))
  })
}

async function idOf(privacy: AccountPrivacy, { id, email }: Options): Promise<string> {
  if (id !== undefined) return id
  if (email === undefined) throw new Error('Name the person: --email anna@nordwind.example, or --id.')
  const found = await privacy.find(email)
  const [only, ...others] = found
  if (only === undefined) throw new Error('Nobody in this account has that user name or e-mail address.')
  if (others.length === 0) return only.id
  throw new Error(
    `That address fits several people: say which one with --id (${found.map((one) => one.id).join(', ')}).`,
  )
}
