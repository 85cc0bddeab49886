import type { User } from '../../tenant/index.ts'
import { access } from '../identity/index.ts'
import { entityAnswer, listAnswer } from '../odata/index.ts'
import { type GraphCall, type GraphRoute, noContent, notFound, parameter } from '../wire/index.ts'
import { userSet } from './users.ts'

/** The recycle bin: deleted users for thirty days. The rehearsal deletes groups for good. */
export const deletedItemRoutes: readonly GraphRoute[] = [
  {
    method: 'GET',
    path: '/directory/deletedItems/user',
    access: access.readUsers,
    handle: (call) => {
      const set = userSet(call.graph)
      const deleted = [...call.graph.rehearsal.tenant.users.values()].filter((user) => user.deletedDateTime !== null)
      return listAnswer(call, { ...set, defaults: [...(set.defaults ?? []), 'deletedDateTime'] }, deleted)
    },
  },
  {
    method: 'GET',
    path: '/directory/deletedItems/group',
    access: access.readGroups,
    handle: (call) => listAnswer(call, userSet(call.graph), []),
  },
  {
    method: 'GET',
    path: '/directory/deletedItems/{id}',
    access: access.readUsers,
    handle: (call) => {
      const set = userSet(call.graph)
      return entityAnswer(call, { ...set, name: 'directoryObjects' }, deletedUser(call))
    },
  },
  {
    method: 'POST',
    path: '/directory/deletedItems/{id}/restore',
    access: access.writeUsers,
    handle: (call) => {
      const user = call.graph.rehearsal.tenant.restoreUser(deletedUser(call).id)
      audit(call, user, 'Restore user')
      return entityAnswer(call, { ...userSet(call.graph), name: 'directoryObjects' }, user)
    },
  },
  {
    method: 'DELETE',
    path: '/directory/deletedItems/{id}',
    access: access.writeUsers,
    handle: (call) => {
      const user = deletedUser(call)
      call.graph.rehearsal.tenant.purgeUser(user.id)
      audit(call, user, 'Hard Delete user')
      return noContent
    },
  },
]

function deletedUser(call: GraphCall): User {
  const id = parameter(call, 'id')
  const user = call.graph.rehearsal.tenant.users.get(id)
  if (!user || user.deletedDateTime === null) throw notFound(id)
  return user
}

function audit(call: GraphCall, user: User, activity: string): void {
  const target = { id: user.id, displayName: user.displayName, type: 'User' }
  const operation = activity.startsWith('Hard') ? 'Delete' : 'Update'
  call.graph.audits.add(call.caller, { activity, category: 'UserManagement', operation, target })
}
