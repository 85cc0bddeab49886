/** What a running server does by itself, beside answering. */
import { startAudit } from './audit/index.ts'
import { type ScheduleParts, startSchedule } from './backup/index.ts'
import { systemClock } from './base/index.ts'
import type { Configuration } from './config/index.ts'
import { startHealth } from './health/index.ts'
import { type House, surroundingsAt } from './house.ts'
import { startPrivacy } from './privacy/index.ts'
import { dryRunHandler, type RunningSignatures, startSignatures } from './signatures/index.ts'

export interface Background {
  readonly signatures: RunningSignatures
  /** Ends what is at hand, and leaves the rest to whoever comes next. */
  stop(): Promise<void>
}

/** Starts all of it; call it when the server listens. */
export function startBackground(house: House, configuration: Configuration): Background {
  const signatures = followSignatures(house, configuration.publicUrl)
  const schedule = scheduleOf(configuration, house)
  const stops = [
    () => signatures.stop(),
    startHealth(house.health),
    house.delivery.start(),
    startAudit(house.audit),
    startPrivacy(house.privacy, house.log),
    ...(schedule === null ? [] : [startSchedule(schedule)]),
  ]
  return {
    signatures,
    async stop() {
      for (const stop of stops) await stop()
    },
  }
}

/** From now on everybody's signature keeps up with the directory. */
function followSignatures({ database, log, feed }: House, publicUrl: string): RunningSignatures {
  const surroundings = surroundingsAt(publicUrl)
  const dryRun = dryRunHandler({ database, surroundings, now: () => systemClock.now() })
  return startSignatures({ database, clock: systemClock, log, feed, surroundings, handlers: { dryRun } })
}

/** Null: nobody asked for backups. */
function scheduleOf(given: Configuration, { database, sealKey, log }: House): ScheduleParts | null {
  const { backupFolder: folder, dataFolder, databaseUrl, backupTime: minuteOfDay, backupDays, backupWeeks } = given
  if (folder === null) return null
  const keep = { days: backupDays, weeks: backupWeeks }
  return { database, dataFolder, databaseUrl, sealKey, folder, minuteOfDay, keep, clock: systemClock, log }
}
