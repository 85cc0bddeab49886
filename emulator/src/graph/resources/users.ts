import type { User } from '../../tenant/index.ts'
import type { Graph } from '../graph.ts'
import { access } from '../identity/index.ts'
import { type EntitySet, entityAnswer, listAnswer } from '../odata/index.ts'
import {
  badRequest,
  type GraphCall,
  GraphError,
  type GraphRoute,
  JsonObject,
  noContent,
  parameter,
} from '../wire/index.ts'
import { referencedId, userOf } from './lookup.ts'
import { userChanges, userDefaults, userView } from './user-view.ts'

/** How users are shown and asked for. */
export function userSet(graph: Graph): EntitySet<User> {
  const { tenant } = graph.rehearsal
  return {
    name: 'users',
    filterable: [
      'id',
      'userPrincipalName',
      'displayName',
      'mail',
      'mailNickname',
      'givenName',
      'surname',
      'jobTitle',
      'department',
      'companyName',
      'employeeId',
      'city',
      'country',
      'usageLocation',
      'officeLocation',
      'accountEnabled',
      'userType',
      'createdDateTime',
    ],
    sortable: ['displayName', 'userPrincipalName', 'createdDateTime'],
    expandable: ['manager'],
    advanced: true,
    defaults: userDefaults,
    view: (user, expand) => userView(tenant, user, expand),
  }
}

/** Users: list, read, create, change, delete, and their managers. */
export const userRoutes: readonly GraphRoute[] = [
  {
    method: 'GET',
    path: '/users',
    access: access.readUsers,
    handle: (call) => listAnswer(call, userSet(call.graph), listed(call)),
  },
  { method: 'POST', path: '/users', access: access.writeUsers, handle: create },
  {
    method: 'GET',
    path: '/users/{id}',
    access: access.readUsers,
    handle: (call) => entityAnswer(call, userSet(call.graph), userOf(call, parameter(call, 'id'))),
  },
  {
    method: 'PATCH',
    path: '/users/{id}',
    access: access.writeUsers,
    handle: (call) => {
      const user = userOf(call, parameter(call, 'id'))
      call.graph.rehearsal.tenant.updateUser(user.id, userChanges(new JsonObject(call.body)))
      audit(call, user, 'Update user', 'Update')
      return noContent
    },
  },
  {
    method: 'DELETE',
    path: '/users/{id}',
    access: access.writeUsers,
    handle: (call) => {
      const user = userOf(call, parameter(call, 'id'))
      call.graph.rehearsal.tenant.deleteUser(user.id)
      audit(call, user, 'Delete user', 'Delete')
      return noContent
    },
  },
  {
    method: 'GET',
    path: '/users/{id}/manager',
    access: access.readUsers,
    handle: (call) => {
      const user = userOf(call, parameter(call, 'id'))
      const manager = call.graph.rehearsal.tenant.managerOf(user)
      if (manager) return entityAnswer(call, userSet(call.graph), manager)
      throw new GraphError(
        404,
        'Request_ResourceNotFound',
        "Resource 'manager' does not exist or one of its queried reference-property objects are not present.",
      )
    },
  },
  {
    method: 'PUT',
    path: '/users/{id}/manager/$ref',
    access: access.writeUsers,
    handle: (call) => {
      const user = userOf(call, parameter(call, 'id'))
      const manager = userOf(call, referencedId(new JsonObject(call.body).text('@odata.id')))
      call.graph.rehearsal.tenant.setManager(user.id, manager.id)
      return noContent
    },
  },
  {
    method: 'DELETE',
    path: '/users/{id}/manager/$ref',
    access: access.writeUsers,
    handle: (call) => {
      call.graph.rehearsal.tenant.setManager(userOf(call, parameter(call, 'id')).id, null)
      return noContent
    },
  },
]

function* listed({ graph }: GraphCall): Generator<User> {
  for (const user of graph.rehearsal.tenant.users.values()) {
    if (user.deletedDateTime === null && graph.replication.isListed(user.id)) yield user
  }
}

function create(call: GraphCall) {
  const body = new JsonObject(call.body)
  const { graph } = call
  for (const name of ['accountEnabled', 'displayName', 'mailNickname', 'userPrincipalName', 'passwordProfile']) {
    if (!body.has(name)) {
      throw badRequest(`A value is required for property '${name}' of resource 'User'.`)
    }
  }
  const user = graph.rehearsal.tenant.createUser({
    ...userChanges(body),
    displayName: body.text('displayName'),
    userPrincipalName: body.text('userPrincipalName'),
  })
  graph.replication.note(user.id)
  audit(call, user, 'Add user', 'Add')
  return entityAnswer(call, userSet(graph), user, 201)
}

function audit(call: GraphCall, user: User, activity: string, operation: 'Add' | 'Update' | 'Delete'): void {
  const target = { id: user.id, displayName: user.displayName, type: 'User' }
  call.graph.audits.add(call.caller, { activity, category: 'UserManagement', operation, target })
}
