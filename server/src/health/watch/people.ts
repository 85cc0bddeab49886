import type { Kysely } from 'kysely'
import type { Tables } from '../../storage/index.ts'
import { batchSize, earlier, isYoung, minuteOf } from './calls.ts'
import type { Watched } from './state.ts'
import { addTraffic, type MinuteCounts } from './traffic.ts'
import { keepWithoutEmail } from './without-email.ts'

interface Change {
  readonly path: string
  readonly before: string | null
  readonly after: string | null
}

interface Loss {
  readonly slot: string
  readonly path: string
  lost: number
  gained: number
  readonly examples: string[]
}

const examplesKept = 5
/** Said of everybody by the protocol, or choosing an element of a list; nobody misses them. */
const untold = /^(?:schemas|meta\..*|id|active|password|.*\.(?:type|primary))$/iu

/** Reads what changed of people since the last time. @returns the last change that was followed */
export async function followPeople(
  tx: Kysely<Tables>,
  watched: Watched,
  after: string,
  until: string,
): Promise<string> {
  const rows = await tx
    .selectFrom('changes')
    .select(['id', 'resource_id', 'resource_kind', 'kind', 'at', 'by', 'changes'])
    .where('scim_server_id', '=', watched.scimServerId)
    .where('id', '>', after)
    .orderBy('id')
    .limit(batchSize)
    .execute()
  const young = rows.findIndex((row) => isYoung(row.at, until))
  const ripe = young === -1 ? rows : rows.slice(0, young)
  const minutes = new Map<string, MinuteCounts>()
  const losses = new Map<string, Loss>()
  const touched = new Set<string>()
  for (const row of ripe) {
    if (row.resource_kind !== 'User' || row.kind === 'memberAdded' || row.kind === 'memberRemoved') continue
    touched.add(row.resource_id)
    if (row.by !== 'Entra') continue
    const changes = JSON.parse(row.changes) as readonly Change[]
    const at = earlier(row.at, until)
    countMoves(minutes, minuteOf(at), row.kind, changes)
    if (row.kind !== 'created' && row.kind !== 'deleted') countLosses(losses, slotOf(at), row.resource_id, changes)
  }
  await addTraffic(tx, watched, minutes)
  for (const loss of losses.values()) await addLoss(tx, watched, loss)
  await keepWithoutEmail(tx, watched, [...touched])
  return ripe.at(-1)?.id ?? after
}

/** Ten minutes share one row for each attribute. */
export const slotOf = (at: string): string => `${at.slice(0, 15)}0:00.000Z`

function countMoves(
  minutes: Map<string, MinuteCounts>,
  minute: string,
  kind: string,
  changes: readonly Change[],
): void {
  const counts = minutes.get(minute) ?? { writes: 0, refused: 0, people_left: 0, people_back: 0 }
  const wasActive = !changes.some(({ path, before }) => path.toLowerCase() === 'active' && before === 'false')
  if (kind === 'deactivated' || (kind === 'deleted' && wasActive)) counts.people_left++
  else if (kind === 'reactivated') counts.people_back++
  else return
  minutes.set(minute, counts)
}

const isEmpty = (value: string | null): boolean => value === null || value.trim() === ''

function countLosses(losses: Map<string, Loss>, slot: string, personId: string, changes: readonly Change[]): void {
  for (const { path, before, after } of changes) {
    if (untold.test(path) || isEmpty(before) === isEmpty(after)) continue
    const key = `${slot} ${path}`
    const loss = losses.get(key) ?? { slot, path, lost: 0, gained: 0, examples: [] }
    losses.set(key, loss)
    if (isEmpty(before)) {
      loss.gained++
      continue
    }
    loss.lost++
    if (loss.examples.length < examplesKept) loss.examples.push(personId)
  }
}

async function addLoss(tx: Kysely<Tables>, { accountId, scimServerId }: Watched, loss: Loss): Promise<void> {
  const { slot, path, lost, gained } = loss
  const examples = JSON.stringify(loss.examples)
  await tx
    .insertInto('health_losses')
    .values({ scim_server_id: scimServerId, account_id: accountId, slot, path, lost, gained, examples })
    .onConflict((conflict) =>
      conflict.columns(['scim_server_id', 'slot', 'path']).doUpdateSet((set) => ({
        lost: set('health_losses.lost', '+', lost),
        gained: set('health_losses.gained', '+', gained),
        ...(lost > 0 ? { examples } : {}),
      })),
    )
    .execute()
}
