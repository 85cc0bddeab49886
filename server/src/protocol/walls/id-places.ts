import type { JsonValue } from '../../base/json.ts'
import type { Method } from '../endpoints.ts'
import { membership } from '../testing/memberships.ts'
import { core, coreGroup, enterprise } from '../testing/samples.ts'

/** Somebody's own resources, and the ids that a request may name. */
export interface Named {
  readonly user: string
  readonly group: string
  readonly membership: string
  /** A cursor of a list of users. */
  readonly cursor: string
}

/** A place of a request that carries an id. */
export interface IdPlace {
  readonly method: Method
  /** As `endpoints` writes it. */
  readonly endpoint: string
  readonly place: string
  /** @param own the caller's resources @param other what is named instead: foreign, or absent */
  readonly request: (own: Named, other: Named) => { readonly path: string; readonly body?: JsonValue }
}

const patch = (...operations: JsonValue[]): JsonValue => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations: operations,
})
const search = (filter: string): JsonValue => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],
  filter,
})
const person = (more: Record<string, JsonValue>): JsonValue => ({
  schemas: [core, enterprise],
  userName: `wall-${Object.keys(more).join('-')}@nordwind.example`,
  ...more,
})
const groupWith = (id: string): JsonValue => ({ schemas: [coreGroup], displayName: 'Wall', members: [{ value: id }] })
const filtered = (collection: string, filter: string) => ({
  path: `/${collection}?filter=${encodeURIComponent(filter)}`,
})
const bulk = (method: Method, path: string, data?: JsonValue): JsonValue => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],
  Operations: [
    { method, path, ...(method === 'POST' ? { bulkId: 'one' } : {}), ...(data === undefined ? {} : { data }) },
  ],
})
const title = patch({ op: 'replace', path: 'title', value: 'Taken over' })

const inPath = (collection: 'Users' | 'Groups' | 'GroupMemberships', methods: readonly Method[]): IdPlace[] => {
  const key = { Users: 'user', Groups: 'group', GroupMemberships: 'membership' } as const
  const bodies: Partial<Record<Method, JsonValue>> = {
    PUT: collection === 'Users' ? person({ title: 'Taken over' }) : { schemas: [coreGroup], displayName: 'Taken over' },
    PATCH: collection === 'Users' ? title : patch({ op: 'replace', path: 'displayName', value: 'Taken over' }),
  }
  return methods.map((method) => ({
    method,
    endpoint: `/${collection}/:id`,
    place: 'path',
    request: (_, other) => {
      const body = bodies[method]
      return { path: `/${collection}/${other[key[collection]]}`, ...(body === undefined ? {} : { body }) }
    },
  }))
}

const row = (method: Method, endpoint: string, place: string, request: IdPlace['request']): IdPlace => ({
  method,
  endpoint,
  place,
  request,
})

/** Every place of every SCIM request that can name a resource. */
export const idPlaces: readonly IdPlace[] = [
  ...inPath('Users', ['GET', 'PUT', 'PATCH', 'DELETE']),
  ...inPath('Groups', ['GET', 'PUT', 'PATCH', 'DELETE']),
  ...inPath('GroupMemberships', ['GET', 'DELETE']),
  row('GET', '/Users', 'filter on id', (_, other) => filtered('Users', `id eq "${other.user}"`)),
  row('GET', '/Users', 'filter on manager', (_, other) => filtered('Users', `manager.value eq "${other.user}"`)),
  row('GET', '/Users', 'filter on groups', (_, other) => filtered('Users', `groups.value eq "${other.group}"`)),
  row('GET', '/Users', 'cursor', (_, other) => ({ path: `/Users?cursor=${other.cursor}` })),
  row('POST', '/Users', 'manager', (_, other) => ({
    path: '/Users',
    body: person({ [enterprise]: { manager: { value: other.user } } }),
  })),
  row('POST', '/Users/.search', 'filter', (_, other) => ({
    path: '/Users/.search',
    body: search(`id eq "${other.user}"`),
  })),
  row('PATCH', '/Users/:id', 'manager', (own, other) => ({
    path: `/Users/${own.user}`,
    body: patch({ op: 'Add', path: `${enterprise}:manager`, value: other.user }),
  })),
  row('GET', '/Groups', 'filter on members', (_, other) => filtered('Groups', `members.value eq "${other.user}"`)),
  row('POST', '/Groups', 'members', (_, other) => ({ path: '/Groups', body: groupWith(other.user) })),
  row('POST', '/Groups/.search', 'filter', (_, other) => ({
    path: '/Groups/.search',
    body: search(`members.value eq "${other.user}"`),
  })),
  row('PUT', '/Groups/:id', 'members', (own, other) => ({ path: `/Groups/${own.group}`, body: groupWith(other.user) })),
  row('PATCH', '/Groups/:id', 'members', (own, other) => ({
    path: `/Groups/${own.group}`,
    body: patch({ op: 'Add', path: 'members', value: [{ value: other.user }] }),
  })),
  row('PATCH', '/Groups/:id', 'members of a filter', (own, other) => ({
    path: `/Groups/${own.group}`,
    body: patch({ op: 'remove', path: `members[value eq "${other.user}"]` }),
  })),
  row('GET', '/GroupMemberships', 'filter on group', (_, other) =>
    filtered('GroupMemberships', `group.value eq "${other.group}"`),
  ),
  row('GET', '/GroupMemberships', 'filter on member', (_, other) =>
    filtered('GroupMemberships', `member.value eq "${other.user}"`),
  ),
  row('POST', '/GroupMemberships', 'group', (own, other) => ({
    path: '/GroupMemberships',
    body: membership(other.group, own.user),
  })),
  row('POST', '/GroupMemberships', 'member', (own, other) => ({
    path: '/GroupMemberships',
    body: membership(own.group, other.user),
  })),
  row('POST', '/GroupMemberships/.search', 'filter', (_, other) => ({
    path: '/GroupMemberships/.search',
    body: search(`group.value eq "${other.group}"`),
  })),
  row('GET', '/', 'filter', (_, other) => filtered('', `id eq "${other.user}"`)),
  row('POST', '/.search', 'filter', (_, other) => ({ path: '/.search', body: search(`id eq "${other.user}"`) })),
  row('POST', '/Bulk', 'path of a PATCH', (_, other) => ({
    path: '/Bulk',
    body: bulk('PATCH', `/Users/${other.user}`, title),
  })),
  row('POST', '/Bulk', 'path of a DELETE', (_, other) => ({
    path: '/Bulk',
    body: bulk('DELETE', `/Groups/${other.group}`),
  })),
  row('POST', '/Bulk', 'members', (_, other) => ({
    path: '/Bulk',
    body: bulk('POST', '/Groups', groupWith(other.user)),
  })),
]

/** Endpoints whose requests name no resource. */
export const withoutIds: readonly string[] = [
  'GET /Me',
  'POST /Me',
  'PUT /Me',
  'PATCH /Me',
  'DELETE /Me',
  'GET /Schemas',
  'GET /Schemas/:id',
  'GET /ResourceTypes',
  'GET /ResourceTypes/:id',
  'GET /ServiceProviderConfig',
  'GET /serviceConfiguration',
]
