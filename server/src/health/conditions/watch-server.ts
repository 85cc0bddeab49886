import type { Kysely } from 'kysely'
import type { Database, ScimServerRow, Tables } from '../../storage/index.ts'
import { hasUntold, tell } from '../notices/tell.ts'
import { conditionKinds, type ServerSettings, type Thresholds } from '../settings/shape.ts'
import { accountSettings, serverSettings } from '../settings/stored.ts'
import { followServer } from '../watch/follow.ts'
import { holdState, notAhead, type Watched, type WatchState, writeState } from '../watch/state.ts'
import { lookAtHeld } from './held.ts'
import { acceptedConditions, isEmptyTurn, keepTurn, openConditions, type Turn, turnOf } from './keep.ts'
import { lookAt } from './look.ts'

export interface WatchParts {
  readonly database: Database
  readonly publicUrl: string
  readonly mailIsSet: boolean
}

/** What one round sees of the installation. Milliseconds. */
export interface Round {
  readonly until: number
  readonly now: number
  /** Since when this installation watches without a hole. */
  readonly since: number
}

/** Watches one SCIM server: follows it, looks at it, begins and ends conditions, and puts notices into the outbox. */
export async function watchServer(parts: WatchParts, server: ScimServerRow, round: Round): Promise<void> {
  const watched = { accountId: server.account_id, scimServerId: server.id }
  const followed = await followServer(parts.database, watched, new Date(round.until).toISOString())
  const look = await lookNow(parts.database.read, watched, server, followed, round)
  const untold = await hasUntold(parts.database.read, watched, look.settings, round.now)
  if (isEmptyTurn(look.turn) && !look.sinceChanged && !untold) return
  await parts.database.write(async (tx) => {
    // Another node may have been quicker: look again while the server's state is held.
    const held = notAhead(await holdState(tx, watched), new Date(round.until).toISOString())
    const again = await lookNow(tx, watched, server, held, round)
    await keepTurn(tx, watched, again.turn, new Date(round.until).toISOString())
    await writeState(tx, watched.scimServerId, { ...held, since: again.since })
    await tell(tx, parts, server, again.settings, round.now)
  })
}

interface LookNow {
  readonly turn: Turn
  readonly settings: ServerSettings
  readonly since: number
  readonly sinceChanged: boolean
}

async function lookNow(
  db: Kysely<Tables>,
  watched: Watched,
  server: ScimServerRow,
  stored: WatchState,
  round: Round,
): Promise<LookNow> {
  const settings = await serverSettings(db, watched.accountId, watched.scimServerId)
  const open = await openConditions(db, watched.scimServerId)
  if (server.state === 'disconnected') {
    // What is held waits for a decision all the same.
    const held = turnOf(open, await lookAtHeld(db, watched, open), new Set(open.map(({ kind }) => kind)))
    const others = open.filter(({ kind }) => kind !== 'held')
    const end = others.map((row) => ({ row, ending: 'disconnected' as const, evidence: row.evidence }))
    const turn = { ...held, end: [...held.end, ...end] }
    return { turn, settings, since: 0, sinceChanged: stored.since !== 0 }
  }
  const thresholds = settings.thresholds ?? (await accountSettings(db, watched.accountId)).thresholds
  const since = stored.since === 0 ? round.until : Math.max(stored.since, round.since)
  const accepted = await acceptedConditions(db, watched.scimServerId)
  const state = { ...stored, since }
  const verdicts = await lookAt(db, watched, { thresholds, state, open, accepted, until: round.until })
  return { turn: turnOf(open, verdicts, kindsOn(thresholds)), settings, since, sinceChanged: since !== stored.since }
}

const kindsOn = (thresholds: Thresholds): ReadonlySet<string> =>
  new Set(['held', ...conditionKinds.filter((kind) => thresholds[kind].on)])
