import type { Command } from 'commander'
import { commandLine } from '../audit/index.ts'
import type { Installation } from '../directory/index.ts'
import { withInstallation } from './installation.ts'
import type { Terminal } from './terminal.ts'

interface Options {
  readonly name: string
  readonly account?: string
  readonly json?: true
}

export function addScimServerCreate(parent: Command, terminal: Terminal): void {
  parent
    .command('create')
    .description('make a SCIM server for one Entra tenant and print its Tenant URL and Secret Token')
    .requiredOption('--name <name>', 'what to call it, for example the name of the company')
    .option(
      '--account <name>',
      'the account that it belongs to; made when there is none of that name (default: the first account)',
    )
    .option('--json', 'print one line of JSON: {"tenantUrl":…,"secretToken":…}')
    .action(async (options: Options) => {
      const made = await withInstallation(async (installation, { publicUrl }) => {
        const accountId = await accountFor(installation, options)
        const { id, secretToken } = await installation
          .account(accountId)
          .writes.createScimServer(options.name, {}, commandLine)
        return { tenantUrl: `${publicUrl}/scim/v2/${encodeURIComponent(id)}`, secretToken }
      })
      terminal.write(options.json ? JSON.stringify(made) : describe(made))
    })
}

async function accountFor(installation: Installation, { account, name }: Options): Promise<string> {
  const accounts = await installation.accounts()
  const found = account === undefined ? accounts[0] : accounts.find((candidate) => candidate.name === account)
  return found?.id ?? (await installation.createAccount(account ?? name, null, commandLine))
}

function describe({ tenantUrl, secretToken }: { readonly tenantUrl: string; readonly secretToken: string }): string {
  const hint = tenantUrl.startsWith('https://')
    ? 'Enter both in the Microsoft Entra admin center under Provisioning, Admin Credentials, and choose Test Connection.'
    : 'Microsoft Entra needs https: set DYNASEND_PUBLIC_URL to the address of your proxy before you enter them there.'
  return `Tenant URL    ${tenantUrl}\nSecret Token  ${secretToken}\n\n${hint}`
}
