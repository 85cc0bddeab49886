import { type Command, InvalidArgumentError } from 'commander'
import { commandLine } from '../../audit/index.ts'
import { type AccountDelivery, type ApiKeyRecord, type ApiScope, apiScopes, isScope } from '../../delivery/index.ts'
import type { Installation } from '../../directory/index.ts'
import { accountNamed } from '../accounts.ts'
import { withInstallation } from '../installation.ts'
import type { Terminal } from '../terminal.ts'

interface Options {
  readonly account?: string
  readonly json?: true
}

/** `api-key create`, `api-key list` and `api-key revoke`. */
export function addApiKey(program: Command, terminal: Terminal): void {
  const parent = program.command('api-key').description('keys of the public API').helpCommand(false)
  addCreate(parent, terminal)
  addList(parent, terminal)
  addRevoke(parent, terminal)
}

const withAccount = <T>(
  { account }: Options,
  work: (delivery: AccountDelivery, publicUrl: string) => Promise<T>,
): Promise<T> =>
  withInstallation(async (installation, { publicUrl }, { delivery }) =>
    work(delivery.account(await accountNamed(installation, account)), publicUrl),
  )

const readScopes = (text: string, before: readonly ApiScope[] | undefined): ApiScope[] => {
  const scopes = text.split(/[\s,]+/u).filter((one) => one !== '')
  for (const scope of scopes)
    if (!isScope(scope))
      throw new InvalidArgumentError(`There is no scope “${scope}”; there are: ${apiScopes.join(', ')}.`)
  return [...(before ?? []), ...scopes.filter(isScope)]
}

/** Before anybody has signed in there may be none: whoever signs in first takes over the one that is made here. */
async function accountFor(installation: Installation, { account }: Options): Promise<string> {
  const isFirst = (await installation.accounts()).length === 0
  return isFirst
    ? installation.createAccount(account ?? 'My company', null, commandLine)
    : accountNamed(installation, account)
}

const accountOption = ['--account <name>', 'the account, by name or id (default: the first one)'] as const

function addCreate(parent: Command, terminal: Terminal): void {
  parent
    .command('create')
    .description('make a key and print it; nobody can read it again')
    .requiredOption('--scope <scope>', `what it may do: ${apiScopes.join(', ')}; several with commas`, readScopes)
    .option('--name <name>', 'who or what will use it', 'made on the command line')
    .option(...accountOption)
    .option('--json', 'print one line of JSON: {"key":…}')
    .action(async ({ scope, name, ...options }: Options & { readonly scope: ApiScope[]; readonly name: string }) => {
      const made = await withInstallation(async (installation, { publicUrl }, house) => {
        const accountId = await accountFor(installation, options)
        const key = await house.delivery.account(accountId).createKey({ name, scopes: scope }, commandLine)
        return { ...key, publicUrl }
      })
      const { id, key, publicUrl } = made
      if (options.json) return terminal.write(JSON.stringify({ key, id, scopes: scope }))
      const line = `curl -H "Authorization: Bearer ${key}" ${publicUrl}/api/v1/signatures`
      return terminal.write(`Key  ${key}\n\nKeep it: it is shown only now. Try it:\n  ${line}`)
    })
}

function addList(parent: Command, terminal: Terminal): void {
  parent
    .command('list')
    .description('every key of the account, with its scopes and when it was last used')
    .option(...accountOption)
    .option('--json', 'print a list in JSON')
    .action(async (options: Options) => {
      const keys = await withAccount(options, (delivery) => delivery.keys())
      if (options.json) return terminal.write(JSON.stringify(keys))
      if (keys.length === 0)
        return terminal.write('There is no key yet. Make one: dynasend api-key create --scope signatures:read')
      for (const key of keys) terminal.write(lineOf(key))
    })
}

function lineOf({ id, name, hint, scopes, lastUsedAt, revokedAt, createdBy, createdAt }: ApiKeyRecord): string {
  const state = revokedAt === null ? `last used ${lastUsedAt ?? 'never'}` : `REVOKED ${revokedAt}`
  return `${id}  ${hint}  ${name} (${scopes.join(', ')}; made by ${createdBy} at ${createdAt}; ${state})`
}

function addRevoke(parent: Command, terminal: Terminal): void {
  parent
    .command('revoke <id>')
    .description('revoke a key: from the next call on it opens nothing')
    .option(...accountOption)
    .action(async (id: string, options: Options) => {
      await withAccount(options, (delivery) => delivery.revokeKey(id, commandLine))
      terminal.write(`The key ${id} is revoked.`)
    })
}
