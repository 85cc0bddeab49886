import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Clock, type Log, zip } from '../../base/index.ts'
import { JobGoneError, type JobHandler } from '../../signatures/jobs/index.ts'
import type { Database } from '../../storage/index.ts'
import { archiveFolder, archivePath, isOver } from './archives.ts'
import { archiveFiles } from './contents.ts'
import { inputOf } from './job-texts.ts'

export interface MakeParts {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  readonly publicUrl: string
  readonly dataFolder: string
}

/** How long a finished archive can be had. Milliseconds. */
const kept = 24 * 60 * 60_000

/**
 * Makes one archive: streamed into a file beside, which gets its name when it is whole. After a crash it begins again from
 * the first person: half a zip is of no use to anybody.
 */
export function archiveHandler(parts: MakeParts): JobHandler {
  return async (run) => {
    const { accountId, id, input, total } = run.job
    const path = archivePath(parts.dataFolder, id)
    await mkdir(archiveFolder(parts.dataFolder), { recursive: true, mode: 0o700 })
    let people = 0
    const told = async (done: number): Promise<void> => {
      people = done
      await run.advance({ done, total: Math.max(total, done) })
    }
    await run.advance({ done: 0 })
    const files = archiveFiles(parts, { accountId, clients: inputOf(input).clients }, told)
    const part = `${path}.part`
    try {
      const file = createWriteStream(part, { mode: 0o600, flush: true })
      await pipeline(Readable.from(zip(files)), file, { signal: run.signal })
      await rename(part, path)
    } catch (error) {
      await rm(part, { force: true })
      throw run.signal.aborted ? new JobGoneError() : error
    }
    const { size: bytes } = await stat(path)
    return JSON.stringify({ bytes, people, until: new Date(parts.clock.now() + kept).toISOString() })
  }
}

/** Removes files whose day is over, whose job is gone, or that a crash left half. Never throws. */
export async function removeOldArchives({ database, clock, log, dataFolder }: MakeParts): Promise<void> {
  try {
    const folder = archiveFolder(dataFolder)
    const names = await readdir(folder).catch(() => [])
    for (const name of names)
      if (await isOld(database, name, clock.now())) await rm(join(folder, name), { force: true })
  } catch (error) {
    log.warn({ err: error }, 'old archives could not be removed; the next round tries again')
  }
}

async function isOld({ read }: Database, name: string, now: number): Promise<boolean> {
  const id = name.replace(/\.zip(?:\.part)?$/u, '')
  const row = await read.selectFrom('signature_jobs').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return true
  if (row.state === 'waiting' || row.state === 'running') return false
  if (row.state !== 'done' || row.result === null) return true
  return isOver({ read }, { accountId: row.account_id, createdAt: row.created_at, result: row.result }, now)
}
