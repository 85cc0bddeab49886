import { type Command, Option } from 'commander'
import { commandLine, installationChain } from '../../audit/index.ts'
import type { Role } from '../../directory/index.ts'
import { accountNamed } from '../accounts.ts'
import type { Terminal } from '../terminal.ts'
import { type OperatorWork, withOperators } from './open.ts'

interface Options {
  readonly account?: string
  readonly email: string
  readonly role: Role
  readonly json?: true
}

const roles: readonly Role[] = ['owner', 'manager', 'designer', 'auditor']
const linkSeconds = 60 * 60

/** `operators list | invite | role | disable | sign-out | reset-password-link`. */
export function addOperators(program: Command, terminal: Terminal): void {
  const operators = program
    .command('operators')
    .description('who may sign in to the dashboard; every change is a row of the audit log')
    .helpCommand(false)
  const tell = (options: Options, facts: object, words: string) =>
    terminal.write(options.json ? JSON.stringify(facts) : words)
  common(operators.command('list').description('operators of an account, with role and last sign-in')).action(
    async (options: Options) => {
      const rows = await withOperators(async (work) => listed(work, await accountOf(work, options)))
      const lines = rows.map(
        (row) => `${row.email}  ${row.role}, ${row.name}, last sign-in ${row.lastSignIn ?? 'never'}`,
      )
      tell(options, rows, lines.join('\n') || 'Nobody yet. Make the first owner: dynasend sign-in-link')
    },
  )
  named(withRole(operators.command('invite').description('a link that works once, for seven days'))).action(
    async (options: Options) => {
      const url = await withOperators(async (work) => {
        const { writes } = work.installation.account(await accountOf(work, options))
        const { token } = await writes.invite(options.email.toLowerCase(), options.role, commandLine)
        return `${work.publicUrl}/invitation#token=${token}`
      })
      tell(options, { url }, url)
    },
  )
  named(withRole(operators.command('role').description('give an operator another role'))).action(
    async (options: Options) => {
      await withOperators(async (work) => {
        const id = await operatorOf(work, options)
        await work.installation.account(await accountOf(work, options)).writes.changeRole(id, options.role, commandLine)
      })
      tell(options, { done: true }, `${options.email} is ${options.role} now.`)
    },
  )
  named(
    operators.command('disable').description('take an operator out of every account and end their sessions'),
  ).action(async (options: Options) => {
    await withOperators(async (work) => disable(work, await operatorOf(work, options)))
    tell(options, { done: true }, `${options.email} is in no account any more and signed out.`)
  })
  named(operators.command('sign-out').description('end every session of an operator')).action(
    async (options: Options) => {
      await withOperators(async (work) => signOut(work, await operatorOf(work, options)))
      tell(options, { done: true }, `${options.email} is signed out everywhere.`)
    },
  )
  named(
    operators
      .command('reset-password-link')
      .description('a link that signs in once within an hour, to choose a password'),
  ).action(async (options: Options) => {
    const url = await withOperators(async (work) => resetLink(work, await operatorOf(work, options)))
    tell(options, { url }, url)
  })
}

const common = (command: Command): Command =>
  command
    .option('--account <name>', 'name or id of the account (default: the first account)')
    .option('--json', 'print one line of JSON')

const named = (command: Command): Command =>
  common(command).requiredOption('--email <address>', 'with which the operator signs in')

const withRole = (command: Command): Command =>
  command.addOption(new Option('--role <role>', 'what they may do').choices([...roles]).makeOptionMandatory())

const accountOf = ({ installation }: OperatorWork, { account }: Options): Promise<string> =>
  accountNamed(installation, account)

async function operatorOf({ signIn }: OperatorWork, { email }: Options): Promise<string> {
  const id = await signIn.operatorWith(email)
  if (id === null) throw new Error('No operator signs in with that address. See: dynasend operators list')
  return id
}

async function listed({ installation, signIn }: OperatorWork, accountId: string) {
  const members = await installation.account(accountId).members()
  const profiles = await signIn.profiles(members.map(({ operatorId }) => operatorId))
  return members.flatMap(({ operatorId, role }) => {
    const profile = profiles.get(operatorId)
    return profile === undefined ? [] : [{ ...profile, role }]
  })
}

async function signOut({ audit, signIn }: OperatorWork, id: string): Promise<void> {
  const entry = { accountId: installationChain, action: 'session.endAll', subject: id }
  await audit.append(commandLine, { ...entry, words: 'signed an operator out everywhere' })
  await signIn.signOut(id)
}

/** The accounts first: a last owner stays, and then nothing was done. */
async function disable(work: OperatorWork, id: string): Promise<void> {
  for (const account of await work.installation.accountsOf(id))
    await work.installation.account(account.id).writes.removeMember(id, commandLine)
  await signOut(work, id)
}

async function resetLink({ audit, installation, publicUrl }: OperatorWork, id: string): Promise<string> {
  const entry = { accountId: installationChain, action: 'link.create', subject: id }
  await audit.append(commandLine, { ...entry, words: 'made a one-time link for an operator' })
  return `${publicUrl}/sign-in#once=${await installation.createOneTimeLink('signIn', id, linkSeconds)}`
}
