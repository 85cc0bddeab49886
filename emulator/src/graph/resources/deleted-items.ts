import type { User } from '../../tenant/index.ts'
import { type Access, access, authorize } from '../identity/index.ts'
import { type EntitySet, entityAnswer, listAnswer, type View } from '../odata/index.ts'
import type { DeletedApplication } from '../records/index.ts'
import { type GraphCall, type GraphRoute, noContent, notFound, parameter } from '../wire/index.ts'
import { applicationView } from './applications.ts'
import { servicePrincipalView } from './service-principals.ts'
import { userView } from './user-view.ts'
import { userSet } from './users.ts'

const path = '/directory/deletedItems'
const rules = { filterable: ['id', 'displayName', 'appId', 'deletedDateTime'], sortable: ['deletedDateTime'] }

/** The recycle bin: users and applications for thirty days. The rehearsal deletes groups for good. */
export const deletedItemRoutes: readonly GraphRoute[] = [
  {
    method: 'GET',
    path: `${path}/user`,
    access: access.readUsers,
    handle: (call) => {
      const set = userSet(call.graph)
      const deleted = [...call.graph.rehearsal.tenant.users.values()].filter((user) => user.deletedDateTime !== null)
      return listAnswer(call, { ...set, defaults: [...(set.defaults ?? []), 'deletedDateTime'] }, deleted)
    },
  },
  listRoute('group', access.readGroups, () => []),
  listRoute('application', access.readApplications, ({ graph }) => graph.recycleBin.list().map(asApplication)),
  listRoute('servicePrincipal', access.readApplications, ({ graph }) =>
    graph.recycleBin.list().map(asServicePrincipal),
  ),
  {
    method: 'GET',
    path: `${path}/{id}`,
    access: access.anyone,
    handle: (call) => entityAnswer(call, objects, show(call, found(call, 'read'))),
  },
  {
    method: 'POST',
    path: `${path}/{id}/restore`,
    access: access.anyone,
    handle: (call) => {
      const item = found(call, 'write')
      if ('user' in item) call.graph.rehearsal.tenant.restoreUser(item.user.id)
      else restore(call, item.deleted)
      audit(call, item, 'Restore')
      return entityAnswer(call, objects, show(call, item))
    },
  },
  {
    method: 'DELETE',
    path: `${path}/{id}`,
    access: access.anyone,
    handle: (call) => {
      const item = found(call, 'write')
      if ('user' in item) call.graph.rehearsal.tenant.purgeUser(item.user.id)
      else call.graph.recycleBin.remove(item.deleted.application.id)
      audit(call, item, 'Hard Delete')
      return noContent
    },
  },
]

const objects: EntitySet<View> = { name: 'directoryObjects', ...rules, view: (view) => view }

function listRoute(kind: string, needed: Access, items: (call: GraphCall) => View[]): GraphRoute {
  return {
    method: 'GET',
    path: `${path}/${kind}`,
    access: needed,
    handle: (call) => listAnswer(call, { ...objects, name: `${kind}s` }, items(call)),
  }
}

type Item = { user: User } | { deleted: DeletedApplication; isPrincipal: boolean }

/** The deleted object of the path; the permissions depend on what it is. @throws {GraphError} 403, 404 */
function found(call: GraphCall, purpose: 'read' | 'write'): Item {
  const id = parameter(call, 'id')
  const deleted = call.graph.recycleBin.find(id)
  const isRead = purpose === 'read'
  if (deleted) {
    authorize(call.caller, isRead ? access.readApplications : access.writeApplications)
    return { deleted, isPrincipal: deleted.application.objectId === id }
  }
  authorize(call.caller, isRead ? access.readUsers : access.writeUsers)
  const user = call.graph.rehearsal.tenant.users.get(id)
  if (!user || user.deletedDateTime === null) throw notFound(id)
  return { user }
}

function show({ graph }: GraphCall, item: Item): View {
  if ('user' in item) return { '@odata.type': '#microsoft.graph.user', ...userView(graph.rehearsal.tenant, item.user) }
  if (item.isPrincipal) {
    return { '@odata.type': '#microsoft.graph.servicePrincipal', ...asServicePrincipal(item.deleted) }
  }
  return { '@odata.type': '#microsoft.graph.application', ...asApplication(item.deleted) }
}

function asApplication({ application, deletedDateTime }: DeletedApplication): View {
  return { ...applicationView(application), deletedDateTime }
}

function asServicePrincipal({ application, record, deletedDateTime }: DeletedApplication): View {
  return { ...servicePrincipalView(application, record), deletedDateTime }
}

/** Brings an application back with its assignments, but without a job (assumed). */
function restore({ graph }: GraphCall, { application, record }: DeletedApplication): void {
  graph.rehearsal.applications.restore(application)
  graph.records.save(record)
  graph.recycleBin.remove(application.id)
}

function audit(call: GraphCall, item: Item, verb: 'Restore' | 'Hard Delete'): void {
  const operation = verb === 'Restore' ? 'Update' : 'Delete'
  if ('user' in item) {
    const target = { id: item.user.id, displayName: item.user.displayName, type: 'User' }
    call.graph.audits.add(call.caller, { activity: `${verb} user`, category: 'UserManagement', operation, target })
    return
  }
  const { id, displayName } = item.deleted.application
  const target = { id, displayName, type: 'Application' }
  const activity = `${verb} application`
  call.graph.audits.add(call.caller, { activity, category: 'ApplicationManagement', operation, target })
}
