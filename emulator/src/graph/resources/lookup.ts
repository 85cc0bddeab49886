import type { Application } from '../../applications/index.ts'
import type { Group, User } from '../../tenant/index.ts'
import { type Access, ownsOnly } from '../identity/index.ts'
import { badRequest, denied, type GraphCall, notFound, parameter } from '../wire/index.ts'

const guid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i

/**
 * The application of the path's service principal, by object id or `appId='…'`.
 * @param access of the operation: who may change only its own is refused the others'
 * @throws {GraphError} 400, 403, 404
 */
export function servicePrincipalOf(call: GraphCall, access: Access): Application {
  const key = parameter(call, 'id')
  const { records, replication } = call.graph
  const [, appId] = /^appId='?([^']*)'?$/i.exec(key) ?? []
  if (appId === undefined && !guid.test(key)) throw badRequest(`Invalid object identifier '${key}'.`)
  const found = appId === undefined ? records.byServicePrincipal(key.toLowerCase()) : records.byAppId(appId)
  if (!found || !replication.isThere(found.objectId)) throw notFound(key)
  return owned(call, access, found)
}

/** The application object of the path, by object id or `appId='…'`. @throws {GraphError} */
export function applicationOf(call: GraphCall, access: Access): Application {
  const key = parameter(call, 'id')
  const [, appId] = /^appId='?([^']*)'?$/i.exec(key) ?? []
  const all = call.graph.rehearsal.applications.list()
  const found = all.find((one) => (appId === undefined ? one.id === key.toLowerCase() : one.appId === appId))
  if (!found || !call.graph.replication.isThere(found.id)) throw notFound(key)
  return owned(call, access, found)
}

function owned(call: GraphCall, access: Access, application: Application): Application {
  const isOwner = call.graph.records.of(application).ownerClientId === call.caller.clientId
  if (call.method !== 'GET' && ownsOnly(call.caller, access) && !isOwner) throw denied()
  return application
}

/** A user who is not deleted, by id or user principal name. @throws {GraphError} 404 */
export function userOf(call: GraphCall, key: string): User {
  const { tenant } = call.graph.rehearsal
  const user = tenant.users.get(key) ?? tenant.userByName(key)
  if (!user || user.deletedDateTime !== null || !call.graph.replication.isThere(user.id)) throw notFound(key)
  return user
}

/** @throws {GraphError} 404 */
export function groupOf(call: GraphCall, key: string): Group {
  const group = call.graph.rehearsal.tenant.groups.get(key)
  if (!group || !call.graph.replication.isThere(group.id)) throw notFound(key)
  return group
}

/** The id at the end of `https://…/directoryObjects/{id}`. @throws {GraphError} 400 */
export function referencedId(reference: string): string {
  const [, id] = /\/(?:directoryObjects|users|groups)(?:\/|\(')([^/()']+)(?:'\))?$/.exec(reference) ?? []
  if (id !== undefined) return id
  throw badRequest(
    `Invalid value specified for property '@odata.id': '${reference}'. Write the address of a directory object, like https://graph.microsoft.com/v1.0/directoryObjects/{id}.`,
  )
}
