import type { Group } from '../../tenant/index.ts'
import type { Graph } from '../graph.ts'
import { access } from '../identity/index.ts'
import { type EntitySet, listAnswer, type View } from '../odata/index.ts'
import {
  badRequest,
  type GraphCall,
  type GraphRoute,
  JsonObject,
  noContent,
  notFound,
  parameter,
} from '../wire/index.ts'
import { checkDirectoryObject, directoryObjectView, isDirectoryObject } from './directory-object.ts'
import { groupView } from './groups.ts'
import { groupOf, referencedId, userOf } from './lookup.ts'

const rules = {
  name: 'directoryObjects',
  filterable: ['id', 'displayName', 'userPrincipalName', 'mail'],
  sortable: ['displayName'],
  advanced: true,
}

const setOf = (graph: Graph): EntitySet<string> => ({ ...rules, view: (id) => directoryObjectView(graph, id) })

/** Members of a group, groups of a person, and references that come and go. */
export const groupMemberRoutes: readonly GraphRoute[] = [
  {
    method: 'GET',
    path: '/groups/{id}/members',
    access: access.readGroups,
    handle: (call) => listAnswer(call, setOf(call.graph), membersOf(call.graph, groupOf(call, parameter(call, 'id')))),
  },
  {
    method: 'GET',
    path: '/groups/{id}/transitiveMembers',
    access: access.readGroups,
    handle: (call) =>
      listAnswer(call, setOf(call.graph), everybodyIn(call.graph, groupOf(call, parameter(call, 'id')))),
  },
  {
    method: 'POST',
    path: '/groups/{id}/members/$ref',
    access: access.writeMembers,
    handle: (call) => {
      const group = assignedGroup(call)
      const id = referencedId(new JsonObject(call.body).text('@odata.id'))
      checkDirectoryObject(call.graph, id)
      if (call.graph.rehearsal.tenant.addMembers(group.id, [id]) > 0) return noContent
      throw badRequest(
        "One or more added object references already exist for the following modified properties: 'members'.",
      )
    },
  },
  {
    method: 'DELETE',
    path: '/groups/{id}/members/{memberId}/$ref',
    access: access.writeMembers,
    handle: (call) => {
      const group = assignedGroup(call)
      const memberId = parameter(call, 'memberId')
      if (!group.memberIds.has(memberId)) throw notFound(memberId)
      call.graph.rehearsal.tenant.removeMember(group.id, memberId)
      return noContent
    },
  },
  {
    method: 'GET',
    path: '/users/{id}/memberOf',
    access: access.readGroups,
    handle: (call) => {
      const user = userOf(call, parameter(call, 'id'))
      const groups = call.graph.rehearsal.tenant.membershipsOf(user.id)
      const views = groups.map((group) => ({
        '@odata.type': '#microsoft.graph.group',
        ...groupView(call.graph, group),
      }))
      return listAnswer<View>(call, { ...rules, view: (view) => view }, views)
    },
  },
]

/** The group of the path, unless a rule decides its members. @throws {GraphError} */
function assignedGroup(call: GraphCall): Group {
  const group = groupOf(call, parameter(call, 'id'))
  if (call.graph.rehearsal.dynamicGroups.ruleOf(group.id) === null) return group
  throw badRequest('The members of a group with dynamic membership follow from its rule and cannot be changed by hand.')
}

function* membersOf(graph: Graph, group: Group): Generator<string> {
  graph.rehearsal.dynamicGroups.update()
  for (const id of group.memberIds) if (isDirectoryObject(graph, id)) yield id
}

function* everybodyIn(graph: Graph, start: Group): Generator<string> {
  const seen = new Set([start.id])
  const waiting = [start]
  for (let group = waiting.pop(); group; group = waiting.pop()) {
    for (const id of membersOf(graph, group)) {
      if (seen.has(id)) continue
      seen.add(id)
      yield id
      const inner = graph.rehearsal.tenant.groups.get(id)
      if (inner) waiting.push(inner)
    }
  }
}
