import type { Command } from 'commander'
import { withInstallation } from './installation.ts'
import type { Terminal } from './terminal.ts'

export function addScimServerList(parent: Command, terminal: Terminal): void {
  parent
    .command('list')
    .description('list every SCIM server with its Tenant URL')
    .option('--json', 'print a list in JSON')
    .action(async (options: { readonly json?: true }) => {
      const rows = await withInstallation(async (installation, { publicUrl }) => {
        const found: {
          account: string
          name: string
          state: string
          people: number
          groups: number
          tenantUrl: string
        }[] = []
        for (const account of await installation.accounts()) {
          for (const { id, name, state, people, groups } of await installation.account(account.id).scimServers()) {
            const tenantUrl = `${publicUrl}/scim/v2/${encodeURIComponent(id)}`
            found.push({ account: account.name, name, state, people, groups, tenantUrl })
          }
        }
        return found
      })
      if (options.json) terminal.write(JSON.stringify(rows))
      else if (rows.length === 0)
        terminal.write('There is no SCIM server yet. Make one: dynasend scim-server create --name "…"')
      else
        for (const row of rows)
          terminal.write(
            `${row.account} / ${row.name} (${row.state}, ${row.people} people, ${row.groups} groups)\n  ${row.tenantUrl}`,
          )
    })
}
