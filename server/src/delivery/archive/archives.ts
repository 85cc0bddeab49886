import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { zip } from '../../base/index.ts'
import { NotFoundError } from '../../directory/errors.ts'
import type { Actor } from '../../directory/operator-contract.ts'
import { type OperatorContext, record } from '../../directory/operators/context.ts'
import { addJob, type Job, jobOf, jobsOf, stopJob } from '../../signatures/jobs/index.ts'
import type { Database } from '../../storage/index.ts'
import type { MailClient } from '../desktop/index.ts'
import { signedCount } from '../reads/people.ts'
import { archiveFiles } from './contents.ts'
import { inputOf, type Result, resultOf } from './job-texts.ts'

/** A zip of everybody's files, as it is made and for a day after. */
export interface ArchiveRecord {
  readonly id: string
  readonly state: Job['state'] | 'expired'
  readonly clients: readonly MailClient[]
  readonly total: number
  readonly done: number
  /** Null until it is done. */
  readonly result: Result | null
  readonly problem: string | null
  readonly createdAt: string
  readonly createdBy: string
}

export interface ArchiveParts extends OperatorContext {
  readonly publicUrl: string
  readonly dataFolder: string
}

export const archiveFolder = (dataFolder: string): string => join(dataFolder, 'archives')
export const archivePath = (dataFolder: string, id: string): string => join(archiveFolder(dataFolder), `${id}.zip`)

/** Another archive of the account is being made. */
export class ArchiveRunningError extends Error {
  override readonly name = 'ArchiveRunningError'
}

/** Begins one; a running server makes it. @throws {ArchiveRunningError} @returns its id */
export async function startArchive(
  context: ArchiveParts,
  accountId: string,
  clients: readonly MailClient[],
  actor: Actor,
): Promise<string> {
  const { database, clock } = context
  const total = await signedCount(database, accountId)
  return database.write(async (tx) => {
    if ((await jobsOf(tx, accountId, { kind: 'archive', open: true })).length > 0)
      throw new ArchiveRunningError('An archive is being made already.')
    const job = { accountId, kind: 'archive', input: JSON.stringify({ clients }), total } as const
    const id = await addJob(tx, { ...job, createdBy: actor.name, now: clock.now() })
    const words = 'began a zip of everybody’s signature files'
    await record(tx, context, actor, { accountId, scimServerId: '', action: 'archive.start', subject: id, words })
    return id
  })
}

/** The last ones, newest first. */
export async function listArchives({ database, clock }: ArchiveParts, accountId: string): Promise<ArchiveRecord[]> {
  const jobs = await jobsOf(database.read, accountId, { kind: 'archive', limit: 5 })
  return Promise.all(jobs.map(async (job) => recordOf(job, await isOver(database, job, clock.now()))))
}

/** @throws {NotFoundError} when there is none that waits or is being made */
export async function stopArchive({ database, clock }: ArchiveParts, accountId: string, id: string): Promise<void> {
  const job = await jobOf(database.read, accountId, id)
  const isOurs = job?.kind === 'archive'
  if (!isOurs || !(await database.write((tx) => stopJob(tx, accountId, id, clock.now()))))
    throw new NotFoundError('No such archive.')
}

/**
 * The bytes of one that is done; made anew where another node keeps the file.
 * @returns null: there is none, or its day is over
 */
export async function readArchive(
  context: ArchiveParts,
  accountId: string,
  id: string,
  actor: Actor,
): Promise<Readable | null> {
  const { database, dataFolder, clock } = context
  const job = await jobOf(database.read, accountId, id)
  if (job?.kind !== 'archive' || job.state !== 'done' || (await isOver(database, job, clock.now()))) return null
  const words = 'downloaded a zip of everybody’s signature files'
  await database.write((tx) =>
    record(tx, context, actor, { accountId, scimServerId: '', action: 'archive.download', subject: id, words }),
  )
  const path = archivePath(dataFolder, id)
  if (existsSync(path)) return createReadStream(path)
  const files = archiveFiles(context, { accountId, clients: inputOf(job.input).clients }, async () => undefined)
  return Readable.from(zip(files))
}

function recordOf(job: Job, over: boolean): ArchiveRecord {
  const { id, state, total, done, result, problem, createdAt, createdBy } = job
  return {
    id,
    state: over ? 'expired' : state,
    clients: inputOf(job.input).clients,
    total,
    done,
    result: result === null ? null : resultOf(result),
    problem,
    createdAt,
    createdBy,
  }
}

/** A day has passed, or somebody was erased since: the file still names them. */
export async function isOver(
  { read }: Pick<Database, 'read'>,
  job: Pick<Job, 'accountId' | 'createdAt' | 'result'>,
  now: number,
): Promise<boolean> {
  if (job.result === null) return false
  if (resultOf(job.result).until <= new Date(now).toISOString()) return true
  const erased = await read
    .selectFrom('erasures')
    .select('id')
    .where('account_id', '=', job.accountId)
    .where('erased_at', '>=', job.createdAt)
    .limit(1)
    .executeTakeFirst()
  return erased !== undefined
}
