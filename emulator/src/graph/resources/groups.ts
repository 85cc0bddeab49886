import { MembershipRuleError, parseMembershipRule } from '../../dynamic-groups/index.ts'
import type { Group } from '../../tenant/index.ts'
import type { Graph } from '../graph.ts'
import { access } from '../identity/index.ts'
import { type EntitySet, entityAnswer, listAnswer, type View } from '../odata/index.ts'
import {
  badRequest,
  type GraphCall,
  GraphError,
  type GraphRoute,
  JsonObject,
  noContent,
  parameter,
} from '../wire/index.ts'
import { checkDirectoryObject, directoryObjectView, isDirectoryObject } from './directory-object.ts'
import { groupOf, referencedId } from './lookup.ts'

/** How many members `$expand` shows, as in Graph. */
const EXPANDED = 20
/** How many members a new group can start with, as in Graph. */
const START_MEMBERS = 20

export function groupView(graph: Graph, group: Group, expand: readonly string[] = []): View {
  const rule = graph.rehearsal.dynamicGroups.ruleOf(group.id)
  return {
    id: group.id,
    deletedDateTime: null,
    createdDateTime: group.createdDateTime,
    description: group.description,
    displayName: group.displayName,
    groupTypes: [...(group.kind === 'm365' ? ['Unified'] : []), ...(rule === null ? [] : ['DynamicMembership'])],
    mail: null,
    mailEnabled: group.kind === 'm365',
    mailNickname: group.displayName.replaceAll(/[^\w.-]/g, ''),
    membershipRule: rule,
    membershipRuleProcessingState: rule === null ? null : 'On',
    onPremisesSyncEnabled: null,
    securityEnabled: group.kind === 'security',
    visibility: null,
    ...(expand.includes('members') ? { members: expanded(graph, group) } : {}),
  }
}

function expanded(graph: Graph, group: Group): View[] {
  const views: View[] = []
  for (const id of group.memberIds) {
    if (views.length === EXPANDED) break
    if (isDirectoryObject(graph, id)) views.push(directoryObjectView(graph, id))
  }
  return views
}

export function groupSet(graph: Graph): EntitySet<Group> {
  return {
    name: 'groups',
    filterable: [
      'id',
      'displayName',
      'mailNickname',
      'mailEnabled',
      'securityEnabled',
      'groupTypes',
      'createdDateTime',
      'description',
    ],
    sortable: ['displayName', 'createdDateTime'],
    expandable: ['members'],
    advanced: true,
    view: (group, expand) => groupView(graph, group, expand),
  }
}

/** Groups: list, read, create, change, delete. */
export const groupRoutes: readonly GraphRoute[] = [
  {
    method: 'GET',
    path: '/groups',
    access: access.readGroups,
    handle: (call) => {
      const { rehearsal, replication } = call.graph
      const listed = [...rehearsal.tenant.groups.values()].filter(({ id }) => replication.isListed(id))
      return listAnswer(call, groupSet(call.graph), listed)
    },
  },
  { method: 'POST', path: '/groups', access: access.createGroups, handle: create },
  {
    method: 'GET',
    path: '/groups/{id}',
    access: access.readGroups,
    handle: (call) => entityAnswer(call, groupSet(call.graph), groupOf(call, parameter(call, 'id'))),
  },
  {
    method: 'PATCH',
    path: '/groups/{id}',
    access: access.writeGroups,
    handle: (call) => {
      const group = groupOf(call, parameter(call, 'id'))
      const body = new JsonObject(call.body)
      call.graph.rehearsal.tenant.updateGroup(group.id, {
        ...(body.has('displayName') ? { displayName: body.text('displayName') } : {}),
        ...(body.has('description') ? { description: body.optionalText('description') } : {}),
      })
      audit(call, group, 'Update group', 'Update')
      return noContent
    },
  },
  {
    method: 'DELETE',
    path: '/groups/{id}',
    access: access.writeGroups,
    handle: (call) => {
      const group = groupOf(call, parameter(call, 'id'))
      call.graph.rehearsal.tenant.deleteGroup(group.id)
      audit(call, group, 'Delete group', 'Delete')
      return noContent
    },
  },
]

function create(call: GraphCall) {
  const { graph } = call
  const body = new JsonObject(call.body)
  for (const name of ['displayName', 'mailEnabled', 'mailNickname', 'securityEnabled']) {
    if (!body.has(name)) throw badRequest(`A value is required for property '${name}' of resource 'Group'.`)
  }
  const types = body.texts('groupTypes')
  const rule = types.includes('DynamicMembership') ? readRule(graph, body) : null
  const unified = types.includes('Unified')
  if (!unified && !body.flag('securityEnabled', true)) {
    throw badRequest(
      'The service does not currently support writes of mail-enabled groups. Set securityEnabled to true.',
    )
  }
  const references = body.texts('members@odata.bind')
  if (references.length > START_MEMBERS) throw badRequest(`A new group can start with ${START_MEMBERS} members.`)
  const memberIds = references.map(referencedId)
  for (const id of memberIds) checkDirectoryObject(graph, id)
  const group = graph.rehearsal.tenant.createGroup({
    displayName: body.text('displayName'),
    description: body.optionalText('description'),
    kind: unified ? 'm365' : 'security',
    memberIds,
  })
  if (rule !== null) graph.rehearsal.dynamicGroups.set(group.id, rule)
  graph.replication.note(group.id)
  audit(call, group, 'Add group', 'Add')
  return entityAnswer(call, groupSet(graph), group, 201)
}

/** The membership rule of a new group. @throws {GraphError} 400 when it cannot be read, 403 without P1 */
function readRule(graph: Graph, body: JsonObject): string {
  if (graph.faults.settings.withoutPremium) {
    throw new GraphError(
      403,
      'Authorization_RequestDenied',
      'Insufficient license for creating or updating dynamic group, please check tenant has enough licenses.',
    )
  }
  const rule = body.text('membershipRule')
  try {
    parseMembershipRule(rule)
  } catch (error) {
    if (error instanceof MembershipRuleError) throw badRequest(`Invalid value for 'membershipRule': ${error.message}`)
    throw error
  }
  return rule
}

function audit(call: GraphCall, group: Group, activity: string, operation: 'Add' | 'Update' | 'Delete'): void {
  const target = { id: group.id, displayName: group.displayName, type: 'Group' }
  call.graph.audits.add(call.caller, { activity, category: 'GroupManagement', operation, target })
}
