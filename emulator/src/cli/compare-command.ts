import type { Command } from 'commander'
import { findApplication } from './find.ts'
import type { Shell } from './shell.ts'
import { bad, good } from './terminal.ts'

interface ComparisonAnswer {
  users: number
  groups: number
  members: number
  differences: { type: string; name: string; attribute: string; source: string | null; target: string | null }[]
}

/** How many differences a person wants to read. */
const SHOWN = 40

/** `compare`: the whole target against the tenant, person by person. */
export function compareCommand(program: Command, shell: Shell): void {
  program
    .command('compare')
    .description('compare the SCIM server with the tenant, person by person')
    .action(() =>
      shell.withClient(async (client) => {
        const { id } = await findApplication(client, shell.options.application)
        const answer = (await client.send('POST', `/applications/${id}/provisioning/compare`)) as ComparisonAnswer
        const { users, groups, members, differences } = answer
        const seen = `${users} users, ${groups} groups, ${members} memberships`
        shell.print(answer, () => [
          differences.length === 0 ? good(`${seen}: nothing differs.`) : bad(`${seen}: ${differences.length} differ.`),
          ...differences
            .slice(0, SHOWN)
            .map(
              (one) => `  ${one.name}: ${one.attribute} is ${one.target ?? '(empty)'}, not ${one.source ?? '(empty)'}`,
            ),
        ])
        return differences.length === 0 ? 0 : 1
      }),
    )
}
