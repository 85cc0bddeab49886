import type { Overview } from '../../api/schema.ts'

/** What a first visit should do next: one thing at a time, until everybody is here. */
export type NextStep =
  | { readonly kind: 'createScimServer' }
  | { readonly kind: 'tenSteps'; readonly scimServerId: string }
  | { readonly kind: 'provisionPeople'; readonly scimServerId: string }
  | { readonly kind: 'assignGroup'; readonly scimServerId: string }

/** @returns null when the account is under way and needs no leading. */
export function nextStep(overview: Pick<Overview, 'people' | 'groups' | 'scimServers'>): NextStep | null {
  const connected = overview.scimServers.filter((server) => server.state === 'connected')
  if (overview.scimServers.length === 0) return { kind: 'createScimServer' }
  const silent = connected.find((server) => server.lastCallAt === null)
  if (overview.people.total === 0) {
    if (silent && connected.every((server) => server.lastCallAt === null)) {
      return { kind: 'tenSteps', scimServerId: silent.id }
    }
    const first = connected[0]
    return first ? { kind: 'provisionPeople', scimServerId: first.id } : null
  }
  const alone = connected.find((server) => server.people > 0 && server.people <= 5 && server.groups === 0)
  return alone ? { kind: 'assignGroup', scimServerId: alone.id } : null
}
