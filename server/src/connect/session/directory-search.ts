import type { GraphClient } from '../graph/client.ts'
import { GraphFailure, problemOf } from '../graph/failure.ts'
import { query, quoted } from '../graph/list.ts'
import { Group, listOf, Person } from '../graph/shapes.ts'
import { permissions, permissionText } from '../permissions.ts'

export interface FoundPerson {
  readonly id: string
  readonly displayName: string
  readonly userPrincipalName: string
}

export interface FoundGroup {
  readonly id: string
  readonly displayName: string
}

const most = '20'

/** People whose name begins so, at most 20. @throws {ConnectProblem} */
export async function findPeople(graph: GraphClient, search: string): Promise<FoundPerson[]> {
  const text = quoted(search)
  const filter = `startswith(displayName,${text}) or startswith(userPrincipalName,${text})`
  const options = { $select: 'id,displayName,userPrincipalName', $top: most }
  const path = `/users${query(search === '' ? options : { ...options, $filter: filter })}`
  return inWords(async () => (await graph.get(path, listOf(Person))).value, permissionText(permissions.findPeople))
}

/** One person by user principal name or object id; null: there is none. @throws {ConnectProblem} */
export async function findPerson(graph: GraphClient, name: string): Promise<FoundPerson | null> {
  const path = `/users/${encodeURIComponent(name)}?$select=id,displayName,userPrincipalName`
  return orNull(async () => graph.get(path, Person), permissionText(permissions.findPeople))
}

/** Groups whose name begins so, at most 20. @throws {ConnectProblem} */
export async function findGroups(graph: GraphClient, search: string): Promise<FoundGroup[]> {
  const options = { $select: 'id,displayName', $top: most }
  const filter = `startswith(displayName,${quoted(search)})`
  const path = `/groups${query(search === '' ? options : { ...options, $filter: filter })}`
  return inWords(async () => (await graph.get(path, listOf(Group))).value, permissionText(permissions.findGroups))
}

/** Groups with exactly that name. @throws {ConnectProblem} */
export async function findGroupsNamed(graph: GraphClient, name: string): Promise<FoundGroup[]> {
  const path = `/groups${query({ $select: 'id,displayName', $filter: `displayName eq ${quoted(name)}` })}`
  return inWords(async () => (await graph.get(path, listOf(Group))).value, permissionText(permissions.findGroups))
}

async function inWords<T>(work: () => Promise<T>, permission: string): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof GraphFailure ? problemOf(error, permission) : error
  }
}

async function orNull<T>(work: () => Promise<T>, permission: string): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error
    if (error.status === 404) return null
    throw problemOf(error, permission)
  }
}
