import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock, Log } from '../../base/index.ts'
import type { Database } from '../../storage/index.ts'
import { UnsoundDatabaseError } from '../backup-error.ts'
import { dumpPostgres } from '../postgres/dump.ts'
import { copyBeside } from './copy-beside.ts'
import { expired, type Retention, scheduledName } from './retention.ts'
import { changeSchedule } from './state.ts'

export interface ScheduleParts {
  readonly database: Database
  readonly dataFolder: string
  /** Null: SQLite in the data folder. */
  readonly databaseUrl: string | null
  readonly sealKey: Uint8Array | null
  readonly folder: string
  /** Minutes after midnight, UTC. */
  readonly minuteOfDay: number
  readonly keep: Retention
  readonly clock: Clock
  readonly log: Log
}

const minute = 60_000
const day = 24 * 60 * minute
/** Longer than any backup; then another node tries. */
const claim = 3 * 60 * minute
/** A backup that failed is tried again so much later. */
const retry = 30 * minute

/** The newest moment at which a backup should have begun. */
export function slotBefore(now: number, minuteOfDay: number): number {
  const today = Math.floor(now / day) * day + minuteOfDay * minute
  return today <= now ? today : today - day
}

/** Makes the backup that is due, on one node only, and removes what is older than is kept. Never throws. */
export async function runSchedule(parts: ScheduleParts): Promise<void> {
  const { database, clock, log } = parts
  const now = clock.now()
  const slot = slotBefore(now, parts.minuteOfDay)
  try {
    const isOurs = await changeSchedule(database, (state) => {
      const isDone = state.lastGood !== null && state.lastGood >= slot
      return isDone || state.claimedUntil > now ? null : { ...state, claimedUntil: now + claim }
    })
    if (!isOurs) return
    const result = await makeOne(parts, now)
    const outcome = result.problem === null ? 'good' : result.damaged ? 'damaged' : 'failed'
    await changeSchedule(database, (state) => ({
      outcome,
      claimedUntil: outcome === 'good' ? 0 : clock.now() + retry,
      lastGood: outcome === 'good' ? now : state.lastGood,
      size: result.size ?? state.size,
    }))
    if (result.problem !== null) log.error({ err: result.problem, code: outcome }, 'the scheduled backup failed')
    else log.info({ milliseconds: clock.now() - now }, 'the scheduled backup is made and verified')
  } catch (error) {
    log.error({ err: error }, 'the scheduled backup could not be begun or noted; it is tried again')
  }
}

interface Result {
  readonly size: number | null
  readonly problem: unknown
  readonly damaged: boolean
}

async function makeOne(parts: ScheduleParts, now: number): Promise<Result> {
  const { folder, database, databaseUrl, dataFolder, sealKey, keep } = parts
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const to = join(folder, scheduledName(now, database.kind))
    const size =
      databaseUrl === null ? await copyBeside({ dataFolder, to, sealKey }) : await dumpPostgres(databaseUrl, to)
    // Only after a good one: a schedule that fails for weeks must not eat what there is.
    for (const name of expired(await readdir(folder), keep)) await rm(join(folder, name), { force: true })
    return { size, problem: null, damaged: false }
  } catch (error) {
    return { size: null, problem: error, damaged: error instanceof UnsoundDatabaseError }
  }
}

const lookEvery = minute
const firstLook = 15_000

/** Looks each minute for a backup that is due. @returns stops, and waits for the one that runs */
export function startSchedule(parts: ScheduleParts): () => Promise<void> {
  let running: Promise<void> | null = null
  const look = () => {
    running ??= runSchedule(parts).finally(() => {
      running = null
    })
  }
  const first = setTimeout(look, firstLook).unref()
  const timer = setInterval(look, lookEvery).unref()
  return async () => {
    clearTimeout(first)
    clearInterval(timer)
    await running
  }
}
