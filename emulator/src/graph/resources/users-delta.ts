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

interface Change {
  sequence: number
  show: () => View
}

function delta(call: GraphCall) {
  const { tenant } = call.graph.rehearsal
  const position = positionOf(call, tenant.sequence)
  const waiting = [...changes(call, position)].sort((left, right) => left.sequence - right.sequence)
  const page = waiting.slice(0, PAGE)
  const seen = page.at(-1)?.sequence ?? Math.max(position.seen, position.start)
  const isLast = waiting.length <= PAGE
  const next = isLast
    ? { '@odata.deltaLink': continued(call, '$deltatoken', { seen, start: seen }) }
    : { '@odata.nextLink': continued(call, '$skiptoken', { ...position, seen }) }
  const value = page.map(({ show }) => show())
  return { status: 200, body: { '@odata.context': context(call, 'users'), ...next, value } }
}

function* changes(call: GraphCall, { seen, start }: Position): Generator<Change> {
  const { tenant } = call.graph.rehearsal
  for (const user of tenant.users.values()) {
    const { id, changed: sequence } = user
    if (sequence <= seen) continue
    if (user.deletedDateTime === null) yield { sequence, show: () => shown(call, userView(tenant, user)) }
    else if (sequence > start) yield { sequence, show: () => ({ id, '@removed': { reason: 'changed' } }) }
  }
  for (const { id, sequence } of tenant.purgedUsers) {
    if (sequence > seen && sequence > start) yield { sequence, show: () => ({ id, '@removed': { reason: 'deleted' } }) }
  }
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
