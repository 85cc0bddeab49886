import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { HealthConditionRow, Tables } from '../../storage/index.ts'
import type { Thresholds } from '../settings/shape.ts'
import { hasRun } from '../watch/follow.ts'
import type { Watched, WatchState } from '../watch/state.ts'
import { lookAtHeld, wasCaught } from './held.ts'
import { emptied, withoutEmail } from './people-verdicts.ts'
import { errors, type HourSums, leavers, leaversWorthCounting, silence } from './traffic-verdicts.ts'
import { type Evidence, hour, type Verdict } from './verdict.ts'

export interface Look {
  readonly thresholds: Thresholds
  readonly state: WatchState
  /** Conditions that are open now. */
  readonly open: readonly HealthConditionRow[]
  /** The last time that an operator accepted a condition, by `kind subject`. */
  readonly accepted: ReadonlyMap<string, HealthConditionRow>
  /** Milliseconds. Everything up to here was followed. */
  readonly until: number
}

/** So many attributes are counted at one look; the others wait for the next. */
const attributesCounted = 5
const examplesShown = 5
/** An open condition about an attribute is looked at again so often: each look counts who has it. */
const recount = 5 * 60_000

/** One look at a SCIM server. The cost goes with the last hour's traffic; people are counted only when it gives reason. */
export async function lookAt(db: Kysely<Tables>, watched: Watched, look: Look): Promise<Verdict[]> {
  const { thresholds, state, until } = look
  const verdicts = await lookAtHeld(db, watched, look.open)
  if (thresholds.silence.on) {
    const { lastCall } = state.rhythm
    const acceptedAt = acceptedMoment(look, 'silence')
    const since = lastCall !== null && lastCall < acceptedAt ? until : state.since
    const turnedAway = await turnedAwaySince(db, watched, Math.max(lastCall ?? 0, acceptedAt))
    const seen = { hasRun: hasRun(state.rhythm), lastCall, since, now: until, turnedAway }
    verdicts.push(silence(thresholds.silence, seen))
  }
  if (thresholds.errors.on) verdicts.push(errors(thresholds.errors, await hourSums(db, watched, look, 'errors')))
  if (thresholds.leavers.on) {
    const sums = await hourSums(db, watched, look, 'leavers')
    const active = leaversWorthCounting(thresholds.leavers, sums) ? await activePeople(db, watched) : null
    const verdict = leavers(thresholds.leavers, sums, active)
    const isTold = verdict.state === 'on' && (await wasCaught(db, watched, until))
    verdicts.push(isTold ? { ...verdict, state: 'between' } : verdict)
  }
  if (thresholds.withoutEmail.on) verdicts.push(await lookForEmail(db, watched, look))
  if (thresholds.emptied.on) verdicts.push(...(await lookForEmptied(db, watched, look)))
  return verdicts
}

const acceptedMoment = ({ accepted }: Look, kind: string, subject = ''): number =>
  Date.parse(accepted.get(`${kind} ${subject}`)?.ended_at ?? '1970-01-01T00:00:00.000Z')

async function hourSums(db: Kysely<Tables>, watched: Watched, look: Look, kind: string): Promise<HourSums> {
  const from = Math.max(look.until - hour, acceptedMoment(look, kind))
  const row = await db
    .selectFrom('health_traffic')
    .select(({ fn }) => [
      fn.sum<number | null>('reads').as('reads'),
      fn.sum<number | null>('writes').as('writes'),
      fn.sum<number | null>('refused').as('refused'),
      fn.sum<number | null>('people_left').as('left'),
      fn.sum<number | null>('people_back').as('back'),
    ])
    .where('scim_server_id', '=', watched.scimServerId)
    .where('minute', '>=', new Date(from).toISOString())
    .where('minute', '<', new Date(look.until).toISOString())
    .executeTakeFirstOrThrow()
  const { reads, writes, refused, left, back } = row
  const [r, w, f, l, b] = [reads, writes, refused, left, back].map((value) => Number(value ?? 0))
  return { reads: r ?? 0, writes: w ?? 0, refused: f ?? 0, left: l ?? 0, back: b ?? 0 }
}

async function turnedAwaySince(db: Kysely<Tables>, { scimServerId }: Watched, moment: number): Promise<number> {
  const row = await db
    .selectFrom('health_traffic')
    .select(({ fn }) => fn.sum<number | null>('turned_away').as('count'))
    .where('scim_server_id', '=', scimServerId)
    .where('minute', '>', new Date(moment).toISOString())
    .executeTakeFirstOrThrow()
  return Number(row.count ?? 0)
}

async function single(db: Kysely<Tables>, query: RawBuilder<{ count: number }>): Promise<number> {
  return Number((await query.execute(db)).rows[0]?.count ?? 0)
}

const activePeople = (db: Kysely<Tables>, { accountId, scimServerId }: Watched): Promise<number> =>
  single(
    db,
    sql`select count(*) as count from resources
      where account_id = ${accountId} and kind = 'User' and active = 1 and scim_server_id = ${scimServerId}`,
  )

const allPeople = (db: Kysely<Tables>, { scimServerId }: Watched): Promise<number> =>
  single(db, sql`select count(*) as count from resources where scim_server_id = ${scimServerId} and kind = 'User'`)

async function lookForEmail(db: Kysely<Tables>, watched: Watched, look: Look): Promise<Verdict> {
  const threshold = look.thresholds.withoutEmail
  const without = await single(
    db,
    sql`select count(*) as count from health_without_email where scim_server_id = ${watched.scimServerId}`,
  )
  const before = look.accepted.get('withoutEmail ')
  const accepted = before === undefined ? 0 : Number(evidenceOf(before)['without'] ?? 0)
  const active = without >= threshold.atLeast ? await activePeople(db, watched) : null
  const rows = await db
    .selectFrom('health_without_email')
    .select('resource_id')
    .where('scim_server_id', '=', watched.scimServerId)
    .orderBy('resource_id')
    .limit(examplesShown)
    .execute()
  const examples = rows.map(({ resource_id }) => resource_id)
  return withoutEmail(threshold, { without, active, accepted: Math.min(accepted, without), examples })
}

export const evidenceOf = (row: Pick<HealthConditionRow, 'evidence'>): Evidence => JSON.parse(row.evidence) as Evidence

async function lookForEmptied(db: Kysely<Tables>, watched: Watched, look: Look): Promise<Verdict[]> {
  const known = look.open.filter(({ kind }) => kind === 'emptied')
  const open = look.until % recount === 0 ? known : []
  const candidates = (await losses(db, watched, look)).filter(({ path }) => !known.some((one) => one.subject === path))
  const verdicts: Verdict[] = []
  if (open.length === 0 && candidates.length === 0) return verdicts
  const people = await allPeople(db, watched)
  for (const row of open) {
    const having = await peopleHaving(db, watched, row.subject)
    const facts = { path: row.subject, lost: 0, having, people, examples: [] }
    verdicts.push(emptied(look.thresholds.emptied, facts, evidenceOf(row)))
  }
  for (const { path, lost, examples } of candidates.slice(0, attributesCounted)) {
    const having = await peopleHaving(db, watched, path)
    verdicts.push(emptied(look.thresholds.emptied, { path, lost, having, people, examples }, null))
  }
  return verdicts
}

interface Loss {
  readonly path: string
  readonly lost: number
  readonly examples: readonly string[]
}

/** Attributes that enough people lost in the last hour, most first. */
async function losses(db: Kysely<Tables>, watched: Watched, look: Look): Promise<Loss[]> {
  const rows = await db
    .selectFrom('health_losses')
    .select(['path', 'slot', 'lost', 'gained', 'examples'])
    .where('scim_server_id', '=', watched.scimServerId)
    .where('slot', '>=', new Date(look.until - hour).toISOString())
    .execute()
  const byPath = new Map<string, { lost: number; examples: readonly string[] }>()
  for (const row of rows) {
    if (Date.parse(row.slot) < acceptedMoment(look, 'emptied', row.path)) continue
    const known = byPath.get(row.path) ?? { lost: 0, examples: [] }
    const examples = JSON.parse(row.examples) as readonly string[]
    byPath.set(row.path, {
      lost: known.lost + Number(row.lost) - Number(row.gained),
      examples: [...known.examples, ...examples].slice(0, examplesShown),
    })
  }
  return [...byPath]
    .map(([path, loss]) => ({ path, ...loss }))
    .filter(({ lost }) => lost >= look.thresholds.emptied.atLeast)
    .sort((a, b) => b.lost - a.lost)
}

/** People with a value at a path as Entra spells it. */
function peopleHaving(db: Kysely<Tables>, { scimServerId }: Watched, shownPath: string): Promise<number> {
  const path = shownPath.replaceAll(/\[[^\]]*\]/gu, '').toLowerCase()
  const choice = /\[type eq "([^"]*)"\]/u.exec(shownPath)?.[1]
  const element =
    choice === undefined
      ? sql``
      : sql` and exists (select 1 from attribute_values as t where t.scim_server_id = v.scim_server_id
          and t.resource_id = v.resource_id and t.path = ${`${path.split('.')[0]}.type`} and t.element = v.element
          and t.value = ${choice})`
  return single(
    db,
    sql`select count(distinct v.resource_id || '') as count from attribute_values as v
      where v.scim_server_id = ${scimServerId} and v.kind = 'User' and v.path = ${path} and trim(v.key) <> ''${element}`,
  )
}
