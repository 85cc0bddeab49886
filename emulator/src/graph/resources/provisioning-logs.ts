import type { Application } from '../../applications/index.ts'
import type { ProvisioningLogDetail } from '../../engine/index.ts'
import type { Graph } from '../graph.ts'
import { access } from '../identity/index.ts'
import { type EntitySet, type Filter, pageAnswer, passes, readQuery, type View } from '../odata/index.ts'
import { type GraphCall, GraphError, type GraphRoute } from '../wire/index.ts'
import { logView } from './provisioning-log-view.ts'

interface Line {
  application: Application
  entry: ProvisioningLogDetail
}

function setOf(graph: Graph): EntitySet<Line> {
  return {
    name: 'auditLogs/provisioning',
    filterable: [
      'id',
      'jobId',
      'cycleId',
      'changeId',
      'tenantId',
      'activityDateTime',
      'provisioningAction',
      'durationInMilliseconds',
      'servicePrincipal/id',
      'servicePrincipal/displayName',
      'sourceIdentity/id',
      'sourceIdentity/displayName',
      'sourceIdentity/identityType',
      'targetIdentity/id',
      'targetIdentity/displayName',
      'targetIdentity/identityType',
      'sourceSystem/id',
      'sourceSystem/displayName',
      'targetSystem/id',
      'targetSystem/displayName',
      'initiatedBy/id',
      'initiatedBy/displayName',
      'provisioningStatusInfo/status',
      'statusInfo/status',
    ],
    sortable: ['activityDateTime'],
    caseSensitive: true,
    view: ({ application, entry }) => logView(graph, application, entry),
  }
}

/** The provisioning logs of all applications. */
export const provisioningLogRoutes: readonly GraphRoute[] = [
  { method: 'GET', path: '/auditLogs/provisioning', access: access.readLogs, handle: list },
]

function list(call: GraphCall) {
  const { graph } = call
  if (graph.faults.settings.withoutPremium) {
    throw new GraphError(
      403,
      'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
      "Neither tenant is B2C or tenant doesn't have premium license",
    )
  }
  const set = setOf(graph)
  const query = readQuery(call.query, set, call.headers)
  const newest = query.orderBy?.descending ?? true
  const found: View[] = []
  const wanted = query.skip + query.top + 1
  for (const line of lines(graph, query.filter)) {
    const view = set.view(line, [])
    if (query.filter && !passes(lowerActions(query.filter), view, { caseSensitive: true })) continue
    found.push(view)
    if (newest && found.length >= wanted) break
  }
  if (!newest) found.reverse()
  const values = found.slice(query.skip, query.skip + query.top)
  return pageAnswer(call, set, query, { values, more: found.length > query.skip + query.top, total: null })
}

/** Microsoft's own examples write 'Create' where the value is `create`. */
function lowerActions(filter: Filter): Filter {
  if (filter.kind === 'and' || filter.kind === 'or') {
    return { ...filter, left: lowerActions(filter.left), right: lowerActions(filter.right) }
  }
  if (filter.kind === 'not') return { ...filter, inner: lowerActions(filter.inner) }
  const isWord =
    filter.kind === 'compare' && /^(?:provisioningAction|(?:provisioningS|s)tatusInfo\/status)$/i.test(filter.path)
  return isWord && typeof filter.value === 'string' ? { ...filter, value: filter.value.toLowerCase() } : filter
}

/** Lines newest first, of the applications that the filter can mean, and not older than it asks for. */
function* lines(graph: Graph, filter: Filter | null): Generator<Line> {
  const needed = equalities(filter)
  const applications = graph.rehearsal.applications
    .list()
    .filter(
      (one) =>
        (needed.get('jobid') ?? one.job.id) === one.job.id &&
        (needed.get('serviceprincipal/id') ?? one.objectId) === one.objectId,
    )
  const newest = new Date(graph.rehearsal.clock.now().getTime() - graph.faults.settings.logDelaySeconds * 1000)
  const oldest = needed.get('from') ?? ''
  const streams = applications.map((application) => stream(graph, application, needed.get('cycleid')))
  const heads = streams.map((one) => one.next())
  for (;;) {
    const next = latest(heads)
    if (next === null) return
    const head = heads[next]
    const from = streams[next]
    if (!head || head.done || !from) return
    heads[next] = from.next()
    if (head.value.entry.at < oldest) continue
    if (head.value.entry.at <= newest.toISOString()) yield head.value
  }
}

function latest(heads: readonly IteratorResult<Line>[]): number | null {
  let best: number | null = null
  let at = ''
  for (const [index, head] of heads.entries()) {
    if (head.done || (best !== null && head.value.entry.at <= at)) continue
    best = index
    at = head.value.entry.at
  }
  return best
}

function* stream(graph: Graph, application: Application, cycleId: string | undefined): Generator<Line> {
  let before: number | undefined
  for (;;) {
    const page = graph.rehearsal.logs.find({
      applicationId: application.id,
      limit: 200,
      ...(cycleId === undefined ? {} : { cycleId }),
      ...(before === undefined ? {} : { before }),
    })
    for (const entry of page.items) yield { application, entry }
    if (page.nextCursor === null) return
    before = Number(page.nextCursor)
  }
}

/** What the filter demands of every line: equalities joined by `and`, and the earliest time as `from`. */
function equalities(filter: Filter | null, found = new Map<string, string>()): Map<string, string> {
  if (filter?.kind === 'and') {
    equalities(filter.left, found)
    equalities(filter.right, found)
  }
  if (filter?.kind !== 'compare' || typeof filter.value !== 'string') return found
  if (filter.operator === 'eq') found.set(filter.path.toLowerCase(), filter.value)
  const isTime = filter.path.toLowerCase() === 'activitydatetime' && !Number.isNaN(Date.parse(filter.value))
  if (isTime && (filter.operator === 'gt' || filter.operator === 'ge')) {
    found.set('from', new Date(filter.value).toISOString())
  }
  return found
}
