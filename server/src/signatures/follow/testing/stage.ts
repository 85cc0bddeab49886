/** A company whose signatures are followed, stopped and compared with fresh compositions. */
import { createLog } from '../../../base/index.ts'
import { type Company, openCompany, options } from '../../../directory/holds/testing/company.ts'
import type { Database } from '../../../storage/index.ts'
import { addVersion, newestNumber, putFiles, versionOf } from '../../book/index.ts'
import { compileComposer } from '../../compose/index.ts'
import { ownValues } from '../../fields/index.ts'
import { type FinishedSignatures, openFinished } from '../../finished/index.ts'
import { writeFolder } from '../../folder/index.ts'
import { type JobRunner, startJobs } from '../../jobs/index.ts'
import type { Configuration } from '../../model/configuration.ts'
import { variants } from '../../model/program.ts'
import { openPeople } from '../../people/index.ts'
import { type FollowRounds, type Step, startFollow } from '../index.ts'

export const surroundings = {
  imageAddress: (hash: string, name: string) => `https://mail.nordwind.example/i/${hash.slice(0, 8)}/${name}`,
}

export interface Stage extends Company {
  readonly finished: FinishedSignatures
  readonly follow: FollowRounds
  /** Follows until nothing waits, jobs included. */
  settle(): Promise<void>
  patch(id: string, values: Readonly<Record<string, unknown>>): Promise<void>
  publish(change: (configuration: Configuration) => Configuration): Promise<number>
  /** What is stored and what would be made now, by person: equal when signatures have kept up. */
  storedAndFresh(): Promise<readonly [stored: Record<string, string>, fresh: Record<string, string>]>
  /** Begins anew as a process that was started again. */
  restart(step?: (step: Step) => void): Promise<void>
  close(): Promise<void>
}

export async function openStage(database: Database): Promise<Stage> {
  const company = await openCompany(database)
  const { accountId } = company
  const clock = { now: company.now }
  const log = createLog('silent')
  let follow: FollowRounds
  let jobs: JobRunner
  const begin = (step?: (step: Step) => void) => {
    follow = startFollow(
      {
        database,
        clock,
        log,
        feed: () => company.feed,
        compile: (_, configuration) => compileComposer(configuration, surroundings),
        ...(step && { step }),
      },
      () => jobs?.wake(),
    )
    jobs = startJobs({ database, clock, log, handlers: { render: follow.render } })
  }
  const end = async () => {
    await jobs.stop()
    await follow.stop()
  }
  begin()
  const finished = openFinished(database, accountId)
  return {
    ...company,
    finished,
    get follow() {
      return follow
    },
    async settle() {
      follow.wake(accountId)
      for (let round = 0; round < 3; round++) {
        await follow.idle()
        await jobs.idle()
      }
    },
    async patch(id, values) {
      const { users } = await company.scim()
      await users.update(id, ({ document }) => ({ ...document, ...(values as object) }), options)
    },
    async publish(change) {
      const newest = await versionOf(database.read, accountId, await newestNumber(database.read, accountId))
      if (newest === null) throw new Error('There is a version.')
      const deed = { accountId, actor: { operatorId: 'anna', name: 'Anna Berg' }, now: company.now() }
      const facts = { comment: 'Another', approvedBy: null, changeSetId: null, restoredFrom: null, facts: '{}' }
      return database.write(async (tx) => {
        const files = writeFolder(change(newest.configuration))
        const tree = await putFiles(tx, accountId, files, new Date(company.now()).toISOString())
        return addVersion(tx, deed, tree, facts)
      })
    },
    storedAndFresh: async () => [await storedOf(finished), await freshOf(database, accountId, company.now())],
    async restart(step) {
      await end()
      begin(step)
    },
    close: end,
  }
}

async function storedOf(finished: FinishedSignatures): Promise<Record<string, string>> {
  const people = await finished.pageById({ after: null, limit: 1000 })
  const signatures = await finished.signatures(people.map(({ personId }) => personId))
  return Object.fromEntries(
    people.map(({ personId, state, email }) => {
      const made = signatures.get(personId)
      const html = made ? variants.map((variant) => made[variant].html + made[variant].text).join('\n') : ''
      return [personId, `${state} ${email} ${html}`]
    }),
  )
}

async function freshOf(database: Database, accountId: string, now: number): Promise<Record<string, string>> {
  const version = await versionOf(database.read, accountId, await newestNumber(database.read, accountId))
  if (version === null) throw new Error('There is a version.')
  const compose = compileComposer(version.configuration, surroundings)
  const { people } = await openPeople(database, accountId).page(null, 1000)
  const own = await ownValues(
    database.read,
    accountId,
    people.map(({ id }) => id),
  )
  return Object.fromEntries(
    people.map((person) => {
      const { variants: made, email } = compose(person, own.get(person.id) ?? [], now)
      const html = made ? variants.map((variant) => made[variant].html + made[variant].text).join('\n') : ''
      return [person.id, `${person.active ? (made ? 'ready' : 'none') : 'inactive'} ${email} ${html}`]
    }),
  )
}
