import type { Tenant } from '../../tenant/index.ts'
import { access } from '../identity/index.ts'
import { link, type View } from '../odata/index.ts'
import { context, type GraphCall, GraphError, type GraphRoute } from '../wire/index.ts'
import { userDefaults, userView } from './user-view.ts'

const PAGE = 200

/** `/users/delta`: everybody, then what changed since the link that came last. */
export const userDeltaRoutes: readonly GraphRoute[] = [
  { method: 'GET', path: '/users/delta', access: access.readUsers, handle: delta },
]

/**
 * Where a walk stands. Changes are told in the order of the tenant's numbers, after `seen`: who changes during a walk
 * comes again at its end, so nobody is missed. Who was deleted up to `start` was never told, and is not told now.
 */
interface Position {
  seen: number
  start: number
}

function delta(call: GraphCall) {
  const { tenant } = call.graph.rehearsal
  const position = positionOf(call, tenant.sequence)
  // Only the numbers of all changes are sorted; the changes themselves are made for one page.
  const waiting = Float64Array.from(sequences(tenant, position)).sort()
  const isLast = waiting.length <= PAGE
  const seen = waiting[Math.min(PAGE, waiting.length) - 1] ?? Math.max(position.seen, position.start)
  const next = isLast
    ? { '@odata.deltaLink': continued(call, '$deltatoken', { seen, start: seen }) }
    : { '@odata.nextLink': continued(call, '$skiptoken', { ...position, seen }) }
  const value = changes(call, position, seen)
  return { status: 200, body: { '@odata.context': context(call, 'users'), ...next, value } }
}

function* sequences(tenant: Tenant, { seen, start }: Position): Generator<number> {
  for (const { changed, deletedDateTime } of tenant.users.values()) {
    if (changed > seen && (deletedDateTime === null || changed > start)) yield changed
  }
  for (const { sequence } of tenant.purgedUsers) if (sequence > Math.max(seen, start)) yield sequence
}

/** The changes after the position up to `last`, in their order. */
function changes(call: GraphCall, { seen, start }: Position, last: number): View[] {
  const { tenant } = call.graph.rehearsal
  const found: { sequence: number; view: View }[] = []
  for (const user of tenant.users.values()) {
    const { id, changed: sequence } = user
    if (sequence <= seen || sequence > last) continue
    if (user.deletedDateTime === null) found.push({ sequence, view: shown(call, userView(tenant, user)) })
    else if (sequence > start) found.push({ sequence, view: { id, '@removed': { reason: 'changed' } } })
  }
  for (const { id, sequence } of tenant.purgedUsers) {
    if (sequence > Math.max(seen, start) && sequence <= last) {
      found.push({ sequence, view: { id, '@removed': { reason: 'deleted' } } })
    }
  }
  return found.sort((left, right) => left.sequence - right.sequence).map(({ view }) => view)
}

function positionOf(call: GraphCall, sequence: number): Position {
  const token = call.query.get('$deltatoken') ?? call.query.get('$skiptoken')
  if (token === null) return { seen: 0, start: sequence }
  if (token === 'latest') return { seen: sequence, start: sequence }
  const [seen = NaN, start = NaN] = Buffer.from(token, 'base64url').toString('utf8').split(':').map(Number)
  if (Number.isInteger(seen) && Number.isInteger(start) && seen <= sequence) return { seen, start }
  throw new GraphError(410, 'syncStateNotFound', 'The delta token cannot be read any more. Start again without it.')
}

function continued(call: GraphCall, name: string, { seen, start }: Position): string {
  const token = Buffer.from(`${seen}:${start}`).toString('base64url')
  for (const other of ['$deltatoken', '$skiptoken']) call.query.delete(other)
  return link(call, { [name]: token })
}

function shown(call: GraphCall, view: View): View {
  const names = (call.query.get('$select') ?? userDefaults.join(',')).split(',').map((name) => name.trim())
  return Object.fromEntries(['id', ...names].flatMap((name) => (Object.hasOwn(view, name) ? [[name, view[name]]] : [])))
}
