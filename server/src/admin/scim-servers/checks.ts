import type { AccountDirectory } from '../../directory/operator-contract.ts'
import { bindAccount } from '../route/bind.ts'
import { notFound } from '../route/problem.ts'
import { type CheckLinks, configurationCheck } from './check-configuration.ts'
import { line } from './check-line.ts'
import { runningCheck } from './check-running.ts'
import { getChecks } from './routes.ts'
import type { CheckLine } from './shapes.ts'

/** Addresses of the dashboard, relative to its origin. */
export function linksOf(accountId: string, scimServerId: string): CheckLinks {
  const account = `/accounts/${accountId}`
  return {
    steps: `${account}/scim-servers/${scimServerId}?tab=steps`,
    settings: `${account}/scim-servers/${scimServerId}?tab=settings`,
    people: `${account}/users?scimServer=${scimServerId}`,
    activity: `${account}/activity?scimServer=${scimServerId}`,
  }
}

/** A disconnected SCIM server runs nothing, whatever was seen before. */
export function disconnectedLine(links: CheckLinks): CheckLine {
  return line({
    id: 'state',
    title: 'The SCIM server is connected',
    state: 'red',
    seen: 'It was disconnected: calls are refused, and its people are edited by hand.',
    mend: 'Reconnect it in its settings, then choose “Restart provisioning” in Entra.',
    link: links.settings,
  })
}

/** The two final checks of one SCIM server; null: the account has none of that id. @param now milliseconds since 1970 */
export async function finalChecks(
  account: AccountDirectory,
  accountId: string,
  scimServerId: string,
  now: number,
): Promise<{ configuration: CheckLine[]; running: CheckLine[] } | null> {
  const server = await account.scimServer(scimServerId)
  if (server === null) return null
  const links = linksOf(accountId, server.id)
  const seen = await account.reads.evidence(server.id)
  const mapping = await account.reads.mapping(server.id)
  const running = runningCheck(seen, now, links)
  return {
    configuration: configurationCheck(seen, mapping, links),
    running: server.state === 'connected' ? running : [disconnectedLine(links), ...running],
  }
}

export const getChecksRoute = bindAccount(getChecks, async ({ account, membership, params, services }) => {
  const checks = await finalChecks(account, membership.id, params.scimServerId, services.now().getTime())
  if (checks === null) throw notFound()
  return checks
})
