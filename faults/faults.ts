import type { Fault } from './fault.ts'
import { fullDisk, readOnlyDisk } from './parts/full-disk.ts'
import { killOnPostgres, killOnSqlite } from './parts/kill.ts'
import { powerLoss } from './parts/power-loss.ts'

/** Every fault, in the order that they run in. */
export const faults: readonly Fault[] = [killOnSqlite, killOnPostgres, powerLoss, fullDisk, readOnlyDisk]
