import type { AccountDirectory, ScimServerRecord } from '../../directory/operator-contract.ts'
import type { ServerEvidence } from '../../directory/read-contract.ts'
import { bindAccount } from '../route/bind.ts'
import { nextCycle } from '../scim-servers/check-running.ts'
import { toSummary } from '../scim-servers/server.ts'
import { attentionOf, redFirst } from './attention.ts'
import { getOverview, type Overview } from './routes.ts'

const days = 30

interface Seen {
  readonly server: ScimServerRecord
  readonly evidence: ServerEvidence
}

/** The SCIM server whose cycle ended last. */
const latest = (all: readonly Seen[]): Seen | null =>
  all.reduce<Seen | null>((best, one) => {
    const end = one.evidence.cycles[0]?.end ?? ''
    return end > (best?.evidence.cycles[0]?.end ?? '') ? one : best
  }, null)

async function lastCycle(account: AccountDirectory, seen: Seen | null): Promise<Overview['lastCycle']> {
  const cycle = seen?.evidence.cycles[0]
  if (seen === null || cycle === undefined) return null
  const { created, updated, removed, refused } = await account.reads.countsSince(seen.server.id, cycle.start)
  return { scimServerId: seen.server.id, at: cycle.end, created, updated, removed, failed: refused }
}

export const getOverviewRoute = bindAccount(getOverview, async ({ account, membership, services }) => {
  const servers = await account.scimServers()
  const seen: Seen[] = []
  for (const server of servers) seen.push({ server, evidence: await account.reads.evidence(server.id) })
  const running = latest(seen.filter(({ server }) => server.state === 'connected'))
  const now = services.now().getTime()
  return {
    people: await account.reads.peopleCounts(),
    groups: await account.reads.groupCount(),
    lastCycle: await lastCycle(account, latest(seen)),
    nextCycleExpected: running === null ? null : nextCycle(running.evidence),
    changesPerDay: [...(await account.reads.changesPerDay(days))],
    attention: redFirst(seen.flatMap(({ server, evidence }) => attentionOf(membership.id, server, evidence, now))),
    scimServers: servers.map((server) => toSummary(server, services.publicUrl)),
  }
})
