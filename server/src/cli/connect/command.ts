import { type Command, Option } from 'commander'
import { cloudNames } from '../../connect/index.ts'
import { withInstallation } from '../installation.ts'
import type { Terminal } from '../terminal.ts'
import { address, type ConnectOptions, gather } from './options.ts'
import { connectEntra } from './run.ts'

const details = `
It does the ten steps of the provisioning instructions through Microsoft Graph, and goes on where it was when it is run
again: after an interruption, with other choices, or just to look. Somebody signs in with a code in a browser
(Application Administrator or Cloud Application Administrator), or an app registration does with --client-id; its secret
comes from DYNASEND_ENTRA_CLIENT_SECRET, from the file that DYNASEND_ENTRA_CLIENT_SECRET_FILE names, or is asked for.
Tokens are never written anywhere. See docs/connect/automatic.md.`

export function addConnectEntra(parent: Command, terminal: Terminal): void {
  parent
    .command('entra')
    .description('connect a Microsoft Entra tenant: application, mapping, secrets, groups, first cycle, final checks')
    .option('--server <name>', 'name or id of the SCIM server (default: the only one)')
    .option('--account <name>', 'the account that it belongs to (default: the first one)')
    .option('--tenant <id>', 'tenant id or domain (default: that of the person who signs in)')
    .addOption(new Option('--cloud <name>', 'national cloud').choices([...cloudNames]))
    .option('--plan', 'show each change and the permission that it needs; change nothing')
    .option('--undo', 'take back what it made (with --plan: show what that would be)')
    .option('--check', 'read job status, quarantine and newest log lines, and explain them')
    .option('--name <name>', 'name of the enterprise application (default: Dynasend)')
    .option('--group <name>', 'assign this group, by name or object id; may be given again', gather)
    .option('--all-users', 'assign the group “All Users” (default without --group)')
    .option('--make-all-users', 'make “All Users” as a dynamic group when there is none (needs P1)')
    .option('--everyone', 'send everybody in the tenant instead of assigned groups (needs no P1)')
    .option('--person <user>', 'provision this person first, by user principal name or object id')
    .option('--keep-external-id', 'leave externalId on mailNickname')
    .option('--attribute <source[=target]>', 'send one more attribute, such as companyName; may be given again', gather)
    .option(
      '--mark <attribute>',
      'send a mark where Entra has no value, so that clearing arrives: mobile, title, …',
      gather,
    )
    .option('--mark-text <text>', 'the mark (default: -)')
    .option('--client-id <id>', 'sign in as this app registration, for automation')
    .addOption(new Option('--graph-url <url>', 'address of a rehearsal’s Graph').argParser(address))
    .addOption(new Option('--login-url <url>', 'address of a rehearsal’s sign-in').argParser(address))
    .option('--json', 'print the result in JSON')
    .addHelpText('after', details)
    .action(async (options: ConnectOptions) => {
      await withInstallation((installation, configuration, house) =>
        connectEntra({ installation, configuration, house, options, terminal }),
      )
    })
}
