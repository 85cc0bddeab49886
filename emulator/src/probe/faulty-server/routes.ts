import { runBulk } from './bulk.ts'
import type { Broken } from './defects.ts'
import { discover } from './discovery.ts'
import { Failure } from './failure.ts'
import { type ListRequest, listResources } from './list.ts'
import { readOperations } from './operation.ts'
import type { Resource } from './path.ts'
import { locationOf, render, type Selection, versionOf } from './render.ts'
import { readBody, type ScimRequest } from './request.ts'
import { type Kind, kinds } from './schema.ts'
import { kindOfCollection, type Store, type Stored } from './store.ts'

export interface Answer {
  status: number
  body?: Resource
  headers?: Record<string, string>
}

/** Everything that an answer needs beside the request. */
export interface Room {
  store: Store
  broken: Broken
}

/** @returns the answer to a request of somebody who is allowed in @throws {Failure} otherwise */
export async function answer(request: ScimRequest, room: Room): Promise<Answer> {
  const { method, segments } = request
  const { broken } = room
  const [first = '', id, extra] = segments
  if (method === 'POST' && segments.at(-1) === '.search' && !broken('search-missing')) return search(request, room)
  if (first === 'Bulk' && id === undefined) return bulk(request, room)
  const kind = first === 'Groups' && broken('groups-missing') ? undefined : kindOfCollection(first)
  if (kind && extra === undefined)
    return id === undefined ? collection(kind, request, room) : one(kind, id, request, room)
  const found = discover(segments, request.base, broken)
  if (!found) throw new Failure(404, `There is nothing at /${segments.join('/')}`)
  if (method !== 'GET') throw new Failure(405, `${method} is not possible here`)
  if (request.query.has('filter')) throw new Failure(403, 'Discovery cannot be filtered')
  return { status: 200, body: found }
}

function collection(kind: Kind, request: ScimRequest, room: Room): Answer {
  if (request.method === 'GET') {
    return { status: 200, body: listResources([kind], listRequest(request), room.store, request.base, room.broken) }
  }
  if (request.method !== 'POST') throw new Failure(405, `${request.method} is not possible here`)
  const stored = room.store.create(kind, readBody(request, room.broken))
  const made = shown(room.broken('create-is-200') ? 200 : 201, stored, request, room)
  if (room.broken('create-without-body')) delete made.body
  return made
}

async function one(kind: Kind, id: string, request: ScimRequest, room: Room): Promise<Answer> {
  const { store, broken } = room
  const { method } = request
  if (method === 'GET') return get(store.get(kind, id), request, room)
  if (method === 'DELETE') return remove(kind, id, request, room)
  if (method === 'PUT' && !broken('put-missing')) {
    refuseOldVersion(store.get(kind, id), request, broken)
    return shown(200, store.replace(kind, id, readBody(request, broken)), request, room)
  }
  if (method !== 'PATCH' || broken('patch-missing')) throw new Failure(405, `${method} is not possible here`)
  return patch(kind, id, request, room)
}

function get(stored: Stored, request: ScimRequest, room: Room): Answer {
  if (request.headers['if-none-match'] === versionOf(stored))
    return { status: 304, headers: { etag: versionOf(stored) } }
  return shown(200, stored, request, room)
}

async function patch(kind: Kind, id: string, request: ScimRequest, room: Room): Promise<Answer> {
  const { store, broken } = room
  const stored = store.get(kind, id)
  refuseOldVersion(stored, request, broken)
  const operations = readOperations(readBody(request, broken), broken)
  if (kind.name === 'Group' && broken('parallel-members-lost')) {
    // Reads, thinks, and writes what it read: whoever writes meanwhile is overwritten.
    const read = structuredClone(stored.attributes)
    await new Promise((done) => setTimeout(done, 25))
    store.patch(kind, id, operations, read)
  } else store.patch(kind, id, operations)
  const asked = request.query.has('attributes') || request.query.has('excludedAttributes')
  // The members of a large group would travel with each member that is added.
  return kind.name === 'Group' && !asked
    ? { status: 204, headers: { etag: versionOf(stored) } }
    : shown(200, stored, request, room)
}

function remove(kind: Kind, id: string, request: ScimRequest, { store, broken }: Room): Answer {
  if (broken('delete-twice-is-204') && !store.kindOf(id)) return { status: 204 }
  refuseOldVersion(store.get(kind, id), request, broken)
  store.remove(kind, id)
  return broken('delete-is-200') ? { status: 200, body: { deleted: id } } : { status: 204 }
}

function search(request: ScimRequest, { store, broken }: Room): Answer {
  const [first = ''] = request.segments
  const kind = kindOfCollection(first)
  if (!kind && first !== '.search') throw new Failure(404, 'No such address')
  const body = readBody(request, broken)
  const text = (name: string): string | undefined => {
    const value = body[name]
    return value === undefined ? undefined : Array.isArray(value) ? value.join(',') : String(value)
  }
  const asked = listRequestFrom(text)
  return { status: 200, body: listResources(kind ? [kind] : kinds, asked, store, request.base, broken) }
}

async function bulk(request: ScimRequest, room: Room): Promise<Answer> {
  if (request.method !== 'POST') throw new Failure(405, `${request.method} is not possible here`)
  const inner = (part: Pick<ScimRequest, 'method' | 'segments' | 'text'>) => answer({ ...request, ...part }, room)
  return { status: 200, body: await runBulk(readBody(request, room.broken), inner, room.broken) }
}

function shown(status: number, stored: Stored, request: ScimRequest, { store, broken }: Room): Answer {
  const location = locationOf(stored, request.base)
  const body = render(stored, selectionOf(request), store, request.base, broken)
  const headers = { etag: versionOf(stored), ...(broken('location-missing') ? {} : { location }) }
  return { status, body, headers }
}

function refuseOldVersion(stored: Stored, { headers }: ScimRequest, broken: Broken): void {
  const wanted = headers['if-match']
  if (wanted === undefined || wanted === '*' || wanted === versionOf(stored) || broken('etag-ignored')) return
  throw new Failure(412, 'The resource has changed meanwhile')
}

function selectionOf({ query }: ScimRequest): Selection {
  return { attributes: query.get('attributes'), excludedAttributes: query.get('excludedAttributes') }
}

function listRequest({ query }: ScimRequest): ListRequest {
  return listRequestFrom((name) => query.get(name))
}

function listRequestFrom(text: (name: string) => string | undefined): ListRequest {
  return {
    attributes: text('attributes'),
    excludedAttributes: text('excludedAttributes'),
    filter: text('filter'),
    sortBy: text('sortBy'),
    sortOrder: text('sortOrder'),
    startIndex: text('startIndex'),
    count: text('count'),
  }
}
