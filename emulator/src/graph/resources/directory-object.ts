import type { Graph } from '../graph.ts'
import type { View } from '../odata/index.ts'
import { notFound } from '../wire/index.ts'
import { userDefaults, userView } from './user-view.ts'

/**
 * A user or group as it stands in lists of members, with its type; null when it is deleted.
 * @param needed refuse instead of null
 * @throws {GraphError} 404
 */
export function directoryObjectView(graph: Graph, id: string, needed = false): View | null {
  const { tenant } = graph.rehearsal
  const user = tenant.users.get(id)
  if (user && user.deletedDateTime === null && graph.replication.isThere(id)) {
    const view = userView(tenant, user)
    const shown = Object.fromEntries(['id', ...userDefaults].map((name) => [name, view[name]]))
    return { '@odata.type': '#microsoft.graph.user', ...shown }
  }
  const group = tenant.groups.get(id)
  if (group && graph.replication.isThere(id)) {
    const { displayName, description, kind } = group
    const groupTypes = kind === 'm365' ? ['Unified'] : []
    return {
      '@odata.type': '#microsoft.graph.group',
      id,
      displayName,
      description,
      groupTypes,
      securityEnabled: kind === 'security',
    }
  }
  if (needed) throw notFound(id)
  return null
}
