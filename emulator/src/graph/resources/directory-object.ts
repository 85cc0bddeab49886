import type { Graph } from '../graph.ts'
import type { View } from '../odata/index.ts'
import { notFound } from '../wire/index.ts'
import { userDefaults, userView } from './user-view.ts'

/** Whether the id is a user or group that is not deleted and has arrived everywhere. */
export function isDirectoryObject({ rehearsal, replication }: Graph, id: string): boolean {
  const user = rehearsal.tenant.users.get(id)
  const isKept = user ? user.deletedDateTime === null : rehearsal.tenant.groups.has(id)
  return isKept && replication.isThere(id)
}

/** @throws {GraphError} 404 when there is no such user or group */
export function checkDirectoryObject(graph: Graph, id: string): void {
  if (!isDirectoryObject(graph, id)) throw notFound(id)
}

/** A user or group as it stands in lists of members, with its type. */
export function directoryObjectView({ rehearsal: { tenant } }: Graph, id: string): View {
  const user = tenant.users.get(id)
  if (user) {
    const view = userView(tenant, user)
    const shown = Object.fromEntries(['id', ...userDefaults].map((name) => [name, view[name]]))
    return { '@odata.type': '#microsoft.graph.user', ...shown }
  }
  const group = tenant.groups.get(id)
  return {
    '@odata.type': '#microsoft.graph.group',
    id,
    displayName: group?.displayName ?? null,
    description: group?.description ?? null,
    groupTypes: group?.kind === 'm365' ? ['Unified'] : [],
    securityEnabled: group?.kind === 'security',
  }
}
