import type { HeldBatchDetails as Details, HeldBatchRecord } from '../../directory/held-contract.ts'
import type { CycleRecord } from '../../health/contract.ts'
import { type BoundRoute, bindAccount } from '../route/bind.ts'
import { pageOf } from '../route/page.ts'
import { notFound } from '../route/problem.ts'
import * as routes from './routes.ts'
import type { HeldBatch } from './shapes.ts'

function toBatch({ cause, decisions, ...batch }: HeldBatchRecord): HeldBatch {
  const name = cause.kind === 'group' ? cause.name : null
  return { ...batch, cause: { ...cause, name }, decisions: [...decisions] }
}

const listBatches = bindAccount(routes.listHeldBatches, async ({ account, query }) => {
  const { items, ...page } = await account.held.batches(pageOf(query))
  return { ...page, items: items.map(toBatch) }
})

const getBatch = bindAccount(routes.getHeldBatch, async ({ account, membership, params, services }) => {
  const batch = await account.held.batch(params.batchId)
  if (batch === null) throw notFound()
  const server = await account.scimServer(batch.scimServerId)
  const cycles = await services.health.account(membership.id).cycles(batch.scimServerId)
  const settings = server?.settings
  const { undecided, departments, memberOf, firstRequestId, lastRequestId, ...record } = batch
  return {
    ...toBatch(record),
    undecided,
    departments: [...departments],
    memberOf: [...memberOf],
    firstRequestId,
    lastRequestId,
    cycle: cycleOf(cycles, batch),
    removal: settings?.leavers === 'remove' ? { days: settings.leaverDays } : null,
  }
})

/** The cycle in which the batch began. */
function cycleOf(cycles: readonly CycleRecord[], { beganAt }: Details) {
  const cycle = cycles.find((one) => one.beganAt <= beganAt && (one.running || one.endedAt >= beganAt))
  return cycle ? { beganAt: cycle.beganAt, endedAt: cycle.endedAt, running: cycle.running } : null
}

const listChanges = bindAccount(routes.listHeldChanges, async ({ account, params, query }) => {
  const { what, search, department, state } = query
  const page = await account.held.changes(params.batchId, { what, search, department, state }, pageOf(query))
  if (page === null) throw notFound()
  return { ...page, items: [...page.items] }
})

const decide = bindAccount(routes.decideHeldChanges, async ({ account, actor, body, params }) =>
  account.held.decide(params.batchId, { kind: body.decision, ids: body.ids ?? null }, actor),
)

export const heldChangesRoutes: readonly BoundRoute[] = [listBatches, getBatch, listChanges, decide]
