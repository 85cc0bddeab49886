import type { Fault } from './fault.ts'
import { clockJumps } from './parts/clock.ts'
import { fullDisk, readOnlyDisk } from './parts/full-disk.ts'
import { gracefulStop } from './parts/graceful-stop.ts'
import { killOnPostgres, killOnSqlite } from './parts/kill.ts'
import { migrationRace } from './parts/migration-race.ts'
import { poolExhausted } from './parts/pool-exhausted.ts'
import {
  postgresCrash,
  postgresCut,
  postgresFailOver,
  postgresRestart,
  postgresSlow,
} from './parts/postgres-trouble.ts'
import { powerLoss } from './parts/power-loss.ts'
import { signaturesKilled } from './parts/signatures.ts'
import { slowClients } from './parts/slow-clients.ts'
import { threeNodes } from './parts/three-nodes.ts'

/** Every fault, in the order that they run in. */
export const faults: readonly Fault[] = [
  killOnSqlite,
  killOnPostgres,
  powerLoss,
  fullDisk,
  readOnlyDisk,
  clockJumps,
  gracefulStop,
  signaturesKilled,
  slowClients,
  postgresRestart,
  postgresCrash,
  postgresSlow,
  postgresCut,
  postgresFailOver,
  poolExhausted,
  threeNodes,
  migrationRace,
]
