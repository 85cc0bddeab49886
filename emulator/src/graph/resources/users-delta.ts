import { access } from '../identity/index.ts'
import { link, type View } from '../odata/index.ts'
import { context, type GraphCall, GraphError, type GraphRoute } from '../wire/index.ts'
import { userDefaults, userView } from './user-view.ts'

const PAGE = 100

/** `/users/delta`: everybody, then what changed since the link that came last. */
export const userDeltaRoutes: readonly GraphRoute[] = [
  { method: 'GET', path: '/users/delta', access: access.readUsers, handle: delta },
]

/** Where a walk stands: changes after `since`, up to `until`; `at` counts what was shown. */
interface Position {
  since: number
  until: number
  at: number
}

function delta(call: GraphCall) {
  const { tenant } = call.graph.rehearsal
  const position = positionOf(call, tenant.sequence)
  const found: View[] = []
  for (const user of tenant.users.values()) {
    if (user.changed <= position.since) continue
    if (user.deletedDateTime === null) found.push(shown(call, userView(tenant, user)))
    else if (position.since > 0) found.push({ id: user.id, '@removed': { reason: 'changed' } })
  }
  for (const { id, sequence } of tenant.purgedUsers) {
    if (sequence > position.since && position.since > 0) found.push({ id, '@removed': { reason: 'deleted' } })
  }
  const end = position.at + PAGE
  const more = found.length > end
  const next = more
    ? { '@odata.nextLink': continued(call, '$skiptoken', { ...position, at: end }) }
    : { '@odata.deltaLink': continued(call, '$deltatoken', { since: position.until, until: 0, at: 0 }) }
  return {
    status: 200,
    body: { '@odata.context': context(call, 'users'), ...next, value: found.slice(position.at, end) },
  }
}

function positionOf(call: GraphCall, sequence: number): Position {
  const start = call.query.get('$deltatoken')
  const going = call.query.get('$skiptoken')
  if (start === 'latest') return { since: sequence, until: sequence, at: 0 }
  if (going !== null) return read(going)
  return start === null ? { since: 0, until: sequence, at: 0 } : { ...read(start), until: sequence, at: 0 }
}

function read(token: string): Position {
  const [since, until, at] = Buffer.from(token, 'base64url').toString('utf8').split(':').map(Number)
  const isWhole = [since, until, at].every((number) => Number.isInteger(number) && Number(number) >= 0)
  if (isWhole) return { since: since ?? 0, until: until ?? 0, at: at ?? 0 }
  throw new GraphError(410, 'syncStateNotFound', 'The delta token cannot be read any more. Start again without it.')
}

function continued(call: GraphCall, name: string, { since, until, at }: Position): string {
  const token = Buffer.from(`${since}:${until}:${at}`).toString('base64url')
  for (const other of ['$deltatoken', '$skiptoken']) call.query.delete(other)
  return link(call, { [name]: token })
}

function shown(call: GraphCall, view: View): View {
  const names = (call.query.get('$select') ?? userDefaults.join(',')).split(',').map((name) => name.trim())
  return Object.fromEntries(['id', ...names].flatMap((name) => (Object.hasOwn(view, name) ? [[name, view[name]]] : [])))
}
