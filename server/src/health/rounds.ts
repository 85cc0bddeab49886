import type { Kysely } from 'kysely'
import type { Clock, Log } from '../base/index.ts'
import type { Database, Tables } from '../storage/index.ts'
import { type WatchParts, watchServer } from './conditions/watch-server.ts'
import { removeOld } from './old.ts'

export interface RoundParts extends WatchParts {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  /** The round that last removed what is old. */
  readonly cleaned: { at: number }
}

const minute = 60_000
/** A call of this age is in the database on every node, and its reads are summed up. */
const lag = 15_000
/** A longer hole between two rounds means that nobody watched: the program was down. */
const longestHole = 10 * minute

/** Watches every SCIM server once. Never throws: what cannot be done now is done in the next round. */
export async function watchRound(parts: RoundParts): Promise<void> {
  const { database, clock, log } = parts
  try {
    const now = clock.now()
    const until = Math.floor((now - lag) / minute) * minute
    const since = await beat(database, now)
    const servers = await database.read.selectFrom('scim_servers').selectAll().orderBy('id').execute()
    for (const server of servers) {
      await watchServer(parts, server, { until, now, since }).catch((error: unknown) =>
        log.warn({ err: error }, 'a SCIM server could not be watched; the next round tries again'),
      )
    }
    if (new Date(until).getUTCMinutes() === 0 && until !== parts.cleaned.at) {
      parts.cleaned.at = until
      await removeOld(database, now)
    }
  } catch (error) {
    log.warn({ err: error }, 'the watching could not finish; it goes on in the next round')
  }
}

interface Heartbeat {
  readonly since: number
  readonly at: number
}

async function readBeat(db: Kysely<Tables>): Promise<Heartbeat | null> {
  const row = await db.selectFrom('health_watch').select('state').where('scim_server_id', '=', '').executeTakeFirst()
  return row === undefined ? null : (JSON.parse(row.state) as Heartbeat)
}

/** One row says that this installation watches, on whichever node. @returns since when without a hole */
async function beat(database: Database, now: number): Promise<number> {
  const seen = await readBeat(database.read)
  if (seen !== null && now >= seen.at && now - seen.at < minute) return seen.since
  return database.write(async (tx) => {
    const last = await readBeat(tx)
    const since = last === null || Math.abs(now - last.at) > longestHole ? now : last.since
    const state = JSON.stringify({ since, at: now })
    await tx
      .insertInto('health_watch')
      .values({ scim_server_id: '', account_id: '', state })
      .onConflict((conflict) => conflict.column('scim_server_id').doUpdateSet({ state }))
      .execute()
    return since
  })
}
