import { statfs } from 'node:fs/promises'
import type { Log } from './base/index.ts'
import { type Database, migrationNames } from './storage/index.ts'

export interface ReadinessParts {
  readonly database: Database
  readonly dataFolder: string
  readonly log: Log
  readonly isStopping: () => boolean
}

/** What `/readyz` asks, each answered with whether it is passed. */
export interface Checks extends Looks {
  /** No stop has begun. */
  readonly running: boolean
}

interface Looks {
  /** A write could be made now. */
  readonly database: boolean
  /** The database has the schema of this version, or of a newer one. */
  readonly migrations: boolean
  /** More than 5 % of the data folder's disk is free. */
  readonly disk: boolean
}

/** Milliseconds. */
const patience = 1_000
const goodFor = 1_000
const leastFree = 0.05

/** Looks at most once a second, however often it is asked: anybody may ask, and a look writes. */
export function createReadiness(parts: ReadinessParts): () => Promise<Readonly<Record<keyof Checks, boolean>>> {
  let last: { readonly at: number; readonly found: Promise<Looks> } | null = null
  return async () => {
    const now = performance.now()
    if (last === null || now - last.at > goodFor) last = { at: now, found: look(parts) }
    const { database, migrations, disk } = await last.found
    return { running: !parts.isStopping(), database, migrations, disk }
  }
}

async function look({ database, dataFolder, log }: ReadinessParts): Promise<Looks> {
  const inTime = (check: string, work: Promise<boolean>): Promise<boolean> => {
    const failed = work.catch((error: unknown) => {
      log.warn({ err: error, kind: check }, 'a check of readiness failed')
      return false
    })
    const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), patience).unref())
    return Promise.race([failed, late])
  }
  const [writes, migrations, disk] = await Promise.all([
    inTime('database', database.ready()),
    inTime('migrations', isMigrated(database)),
    // On PostgreSQL nothing that grows is in the data folder.
    database.kind === 'postgres' ? true : inTime('disk', hasRoom(dataFolder)),
  ])
  return { database: writes, migrations, disk }
}

async function isMigrated({ statements }: Database): Promise<boolean> {
  const rows = await statements.ask<{ name: string }>('select name from kysely_migration', [])
  const applied = new Set(rows.map(({ name }) => name))
  return migrationNames.every((name) => applied.has(name))
}

async function hasRoom(folder: string): Promise<boolean> {
  const { bavail, blocks } = await statfs(folder)
  return bavail > blocks * leastFree
}
