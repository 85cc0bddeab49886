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

export const getChecksRoute = bindAccount(getChecks, async ({ account, membership, params, services }) => {
  const server = await account.scimServer(params.scimServerId)
  if (server === null) throw notFound()
  const links = linksOf(membership.id, server.id)
  const seen = await account.reads.evidence(server.id)
  const mapping = await account.reads.mapping(server.id)
  const running = runningCheck(seen, services.now().getTime(), links)
  return {
    configuration: configurationCheck(seen, mapping, links),
    running: server.state === 'connected' ? running : [disconnectedLine(links), ...running],
  }
})
