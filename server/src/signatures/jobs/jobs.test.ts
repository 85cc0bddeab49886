import { expect, it } from 'vitest'
import { createLog } from '../../base/index.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { addJob, JobGoneError, type JobHandler, jobOf, jobsOf, startJobs, stopJob } from './index.ts'
import { claim } from './lease.ts'

describeDatabases('jobs', (open) => {
  let now = Date.parse('2026-11-23T08:00:00Z')
  const clock = { now: () => now }
  const log = createLog('silent')
  const add = (accountId: string) =>
    open().database.write((tx) => addJob(tx, { accountId, kind: 'dryRun', input: '{"slices":3}', createdBy: 'A', now }))
  const runner = (handler: JobHandler) =>
    startJobs({ database: open().database, clock, log, handlers: { dryRun: handler } })

  it('are done slice by slice, and a result and the way there can be seen', async () => {
    const id = await add('a-1')
    const seen: number[] = []
    const jobs = runner(async (run) => {
      for (let slice = 1; slice <= 3; slice++) {
        await run.advance({ done: slice, total: 3, cursor: String(slice) })
        seen.push((await jobOf(open().database.read, 'a-1', id))?.done ?? 0)
      }
      return '{"changed":2}'
    })
    await jobs.idle()
    await jobs.stop()
    expect(seen).toEqual([1, 2, 3])
    expect(await jobOf(open().database.read, 'a-1', id)).toMatchObject({
      state: 'done',
      done: 3,
      total: 3,
      cursor: '3',
      result: '{"changed":2}',
    })
    expect(await jobOf(open().database.read, 'a-2', id)).toBeNull()
  })

  it('go on at their cursor when whoever had them died, and never by two at once', async () => {
    const { database } = open()
    const id = await add('a-3')
    const row = { account_id: 'a-3', id }
    const dead = await database.write((tx) => claim(tx, row, now))
    expect(dead?.job.id).toBe(id)
    expect(await database.write((tx) => claim(tx, row, now))).toBeNull()
    await database.write((tx) =>
      tx.updateTable('signature_jobs').set({ cursor: 'm' }).where('account_id', '=', 'a-3').execute(),
    )
    const cursors: (string | null)[] = []
    const jobs = runner(async ({ job }) => {
      cursors.push(job.cursor)
      return null
    })
    await jobs.idle()
    expect(cursors).toEqual([])
    now += 31_000
    await jobs.idle()
    await jobs.stop()
    expect(cursors).toEqual(['m'])
  })

  it('can be stopped: what was written with the next slice is taken back', async () => {
    const { database } = open()
    const id = await add('a-4')
    let ended: unknown = null
    const jobs = runner(async (run) => {
      await database.write((tx) => stopJob(tx, 'a-4', id, now))
      try {
        await database.write(async (tx) => {
          await tx.updateTable('signature_jobs').set({ result: 'x' }).where('account_id', '=', 'a-4').execute()
          await run.advance({ done: 1 }, tx)
        })
      } catch (error) {
        ended = error
        throw error
      }
      return null
    })
    await jobs.idle()
    await jobs.stop()
    expect(ended).toBeInstanceOf(JobGoneError)
    expect(await jobOf(database.read, 'a-4', id)).toMatchObject({ state: 'stopped', result: null, done: 0 })
    expect(await jobsOf(database.read, 'a-4', { open: true })).toEqual([])
  })

  it('that fail say why; a process that shuts down leaves its job to the next', async () => {
    const { database } = open()
    const failing = await add('a-5')
    const broken = runner(() => Promise.reject(new Error('The folder is full.')))
    await broken.idle()
    await broken.stop()
    expect(await jobOf(database.read, 'a-5', failing)).toMatchObject({
      state: 'failed',
      problem: 'The folder is full.',
    })
    const left = await add('a-6')
    const begun = Promise.withResolvers<void>()
    const first = runner(async (run) => {
      begun.resolve()
      while (true) await run.advance({ done: 1, cursor: 'half' })
    })
    first.wake()
    await begun.promise
    await first.stop()
    const second = runner(async ({ job }) => JSON.stringify(job.cursor))
    await second.idle()
    await second.stop()
    expect(await jobOf(database.read, 'a-6', left)).toMatchObject({ state: 'done' })
  })
})
