import { type Application, type Assignment, appRolesOf } from '../../applications/index.ts'
import { access } from '../identity/index.ts'
import { type EntitySet, entityAnswer, listAnswer, type View } from '../odata/index.ts'
import {
  badRequest,
  type GraphCall,
  GraphError,
  type GraphRoute,
  JsonObject,
  noContent,
  notFound,
  parameter,
} from '../wire/index.ts'
import { groupOf, servicePrincipalOf, userOf } from './lookup.ts'

const NO_ROLE = '00000000-0000-0000-0000-000000000000'

interface Assigned {
  application: Application
  assignment: Assignment
}

function setOf(call: GraphCall): EntitySet<Assigned> {
  return {
    name: 'appRoleAssignments',
    filterable: ['id', 'principalId', 'resourceId', 'principalDisplayName', 'principalType', 'appRoleId'],
    sortable: ['createdDateTime'],
    view: ({ application, assignment }) => view(call, application, assignment),
  }
}

function view(call: GraphCall, application: Application, assignment: Assignment): View {
  const { id, principalId, appRoleId, createdAt } = assignment
  const { tenant } = call.graph.rehearsal
  const user = tenant.users.get(principalId)
  return {
    id,
    deletedDateTime: null,
    appRoleId: appRoleId ?? appRolesOf(application)[0]?.id ?? NO_ROLE,
    createdDateTime: createdAt ?? application.createdAt,
    principalDisplayName: user?.displayName ?? tenant.groups.get(principalId)?.displayName ?? null,
    principalId,
    principalType: user ? 'User' : 'Group',
    resourceDisplayName: application.displayName,
    resourceId: application.objectId,
  }
}

/** Who is assigned to an application, from its side and from the side of users and groups. */
export const appRoleAssignmentRoutes: readonly GraphRoute[] = [
  {
    method: 'GET',
    path: '/servicePrincipals/{id}/appRoleAssignedTo',
    access: access.readAssignments,
    handle: (call) => {
      const application = servicePrincipalOf(call, access.readAssignments)
      return listAnswer(call, setOf(call), listed(call, application))
    },
  },
  {
    method: 'POST',
    path: '/servicePrincipals/{id}/appRoleAssignedTo',
    access: access.writeAssignments,
    handle: (call) => {
      const application = servicePrincipalOf(call, access.writeAssignments)
      return assign(call, application, new JsonObject(call.body).text('principalId'))
    },
  },
  {
    method: 'DELETE',
    path: '/servicePrincipals/{id}/appRoleAssignedTo/{assignmentId}',
    access: access.writeAssignments,
    handle: (call) => unassign(call, servicePrincipalOf(call, access.writeAssignments)),
  },
  ...(['users', 'groups'] as const).flatMap(principalRoutes),
]

function principalRoutes(kind: 'users' | 'groups'): GraphRoute[] {
  const principal = (call: GraphCall) => {
    const key = parameter(call, 'principalId')
    return kind === 'users' ? userOf(call, key).id : groupOf(call, key).id
  }
  const path = `/${kind}/{principalId}/appRoleAssignments`
  return [
    {
      method: 'GET',
      path,
      access: access.readAssignments,
      handle: (call) => {
        const id = principal(call)
        const found = call.graph.rehearsal.applications.list().flatMap((application) => listed(call, application))
        return listAnswer(
          call,
          setOf(call),
          found.filter(({ assignment }) => assignment.principalId === id),
        )
      },
    },
    {
      method: 'POST',
      path,
      access: access.writeAssignments,
      handle: (call) => assign(call, resourceOf(call), principal(call)),
    },
    {
      method: 'DELETE',
      path: `${path}/{assignmentId}`,
      access: access.writeAssignments,
      handle: (call) => {
        const id = parameter(call, 'assignmentId')
        const owner = call.graph.rehearsal.applications
          .list()
          .find((one) => one.assignments.some((assignment) => assignment.id === id))
        if (!owner) throw notFound(id)
        call.parameters['id'] = owner.objectId
        return unassign(call, servicePrincipalOf(call, access.writeAssignments))
      },
    },
  ]
}

/** The application that a body names as `resourceId`. */
function resourceOf(call: GraphCall): Application {
  call.parameters['id'] = new JsonObject(call.body).text('resourceId')
  return servicePrincipalOf(call, access.writeAssignments)
}

function listed(call: GraphCall, application: Application): Assigned[] {
  return application.assignments
    .filter(({ id }) => call.graph.replication.isListed(id))
    .map((assignment) => ({ application, assignment }))
}

function assign(call: GraphCall, application: Application, principalId: string) {
  const { graph, caller } = call
  const body = new JsonObject(call.body)
  if (body.text('resourceId') !== application.objectId) {
    throw badRequest("The property 'resourceId' must be the id of the service principal in the address.")
  }
  if (body.text('principalId') !== principalId) {
    throw badRequest("The property 'principalId' must be the id of the user or group in the address.")
  }
  const appRoleId = roleOf(application, body.text('appRoleId'))
  checkPrincipal(call, principalId)
  const [made] = graph.rehearsal.applications.assign(application.id, [principalId], appRoleId)
  if (!made) throw badRequest('Permission being assigned already exists on the object')
  graph.replication.note(made.id)
  const target = { id: application.objectId, displayName: application.displayName, type: 'ServicePrincipal' }
  graph.audits.add(caller, {
    activity: 'Add app role assignment grant to user',
    category: 'UserManagement',
    operation: 'Assign',
    target,
  })
  return entityAnswer(call, setOf(call), { application, assignment: made }, 201)
}

/** The all-zero role is "default access": only for applications that offer no role. */
function roleOf(application: Application, id: string): string {
  const enabled = appRolesOf(application).filter((role) => role.isEnabled)
  if (enabled.some((role) => role.id === id) || (id === NO_ROLE && enabled.length === 0)) return id
  throw badRequest(
    id === NO_ROLE
      ? 'Permission being assigned was not found on application: the application has enabled roles, so one of them must be named.'
      : `Permission being assigned was not found on application '${application.appId}': '${id}'.`,
  )
}

function checkPrincipal(call: GraphCall, principalId: string): void {
  const { tenant } = call.graph.rehearsal
  if (tenant.users.has(principalId)) return void userOf(call, principalId)
  groupOf(call, principalId)
  if (call.graph.faults.settings.withoutPremium) {
    throw new GraphError(
      403,
      'Authorization_RequestDenied',
      'Groups are not available for assignment due to your Active Directory plan level. Assign users, or get Microsoft Entra ID P1.',
    )
  }
}

function unassign(call: GraphCall, application: Application) {
  const { graph, caller } = call
  const id = parameter(call, 'assignmentId')
  if (!application.assignments.some((one) => one.id === id)) throw notFound(id)
  graph.rehearsal.applications.unassign(application.id, id)
  const target = { id: application.objectId, displayName: application.displayName, type: 'ServicePrincipal' }
  graph.audits.add(caller, {
    activity: 'Remove app role assignment from user',
    category: 'UserManagement',
    operation: 'Unassign',
    target,
  })
  return noContent
}
