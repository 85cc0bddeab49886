import { bulk } from './bulk.ts'
import type { Handler } from './exchange.ts'
import { createGroup } from './groups.create.ts'
import { deleteGroup } from './groups.delete.ts'
import { getGroup } from './groups.get.ts'
import { listGroups, searchGroups } from './groups.list.ts'
import { patchGroup } from './groups.patch.ts'
import { replaceGroup } from './groups.replace.ts'
import { me } from './me.ts'
import { createMembership } from './memberships.create.ts'
import { deleteMembership } from './memberships.delete.ts'
import { getMembership } from './memberships.get.ts'
import { listMemberships, searchMemberships } from './memberships.list.ts'
import { whereChosen } from './memberships.ts'
import { getResourceType, listResourceTypes } from './resource-types.ts'
import { getSchema, listSchemas } from './schemas.ts'
import { listEverything, searchEverything } from './search.ts'
import { getServiceProviderConfig } from './service-provider-config.ts'
import { createUser } from './users.create.ts'
import { deleteUser } from './users.delete.ts'
import { getUser } from './users.get.ts'
import { listUsers, searchUsers } from './users.list.ts'
import { patchUser } from './users.patch.ts'
import { replaceUser } from './users.replace.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
export const methods: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

export interface Endpoint {
  /** Below the Tenant URL. */
  readonly path: string
  readonly handlers: Readonly<Partial<Record<Method, Handler>>>
  /** In bytes. */
  readonly bodyLimit: number
}

const mebibyte = 1024 * 1024

/** Every endpoint of RFC 7644 section 3.2. A method that is not here is answered with 405. */
export const endpoints: readonly Endpoint[] = [
  { path: '/Users', handlers: { GET: listUsers, POST: createUser }, bodyLimit: mebibyte },
  {
    path: '/Users/:id',
    handlers: { GET: getUser, PUT: replaceUser, PATCH: patchUser, DELETE: deleteUser },
    bodyLimit: mebibyte,
  },
  { path: '/Users/.search', handlers: { POST: searchUsers }, bodyLimit: mebibyte },
  { path: '/Groups', handlers: { GET: listGroups, POST: createGroup }, bodyLimit: 8 * mebibyte },
  {
    path: '/Groups/:id',
    handlers: { GET: getGroup, PUT: replaceGroup, PATCH: patchGroup, DELETE: deleteGroup },
    bodyLimit: 8 * mebibyte,
  },
  { path: '/Groups/.search', handlers: { POST: searchGroups }, bodyLimit: mebibyte },
  {
    path: '/GroupMemberships',
    handlers: { GET: whereChosen(listMemberships), POST: whereChosen(createMembership) },
    bodyLimit: mebibyte,
  },
  {
    path: '/GroupMemberships/:id',
    handlers: { GET: whereChosen(getMembership), DELETE: whereChosen(deleteMembership) },
    bodyLimit: mebibyte,
  },
  { path: '/GroupMemberships/.search', handlers: { POST: whereChosen(searchMemberships) }, bodyLimit: mebibyte },
  { path: '/', handlers: { GET: listEverything }, bodyLimit: mebibyte },
  { path: '/.search', handlers: { POST: searchEverything }, bodyLimit: mebibyte },
  { path: '/Bulk', handlers: { POST: bulk }, bodyLimit: mebibyte },
  { path: '/Me', handlers: { GET: me, POST: me, PUT: me, PATCH: me, DELETE: me }, bodyLimit: mebibyte },
  { path: '/Schemas', handlers: { GET: listSchemas }, bodyLimit: mebibyte },
  { path: '/Schemas/:id', handlers: { GET: getSchema }, bodyLimit: mebibyte },
  { path: '/ResourceTypes', handlers: { GET: listResourceTypes }, bodyLimit: mebibyte },
  { path: '/ResourceTypes/:id', handlers: { GET: getResourceType }, bodyLimit: mebibyte },
  { path: '/ServiceProviderConfig', handlers: { GET: getServiceProviderConfig }, bodyLimit: mebibyte },
  // The name that Microsoft's Postman collection asks for.
  { path: '/serviceConfiguration', handlers: { GET: getServiceProviderConfig }, bodyLimit: mebibyte },
]
