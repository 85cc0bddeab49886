import { randomUUID } from 'node:crypto'
import type { Cycle } from '../applications/index.ts'
import { type Problem, testConnection } from '../scim-client/index.ts'
import { Attempt } from './attempt.ts'
import { sendManager, sendsManagers } from './managers.ts'
import { type ReferenceOutcome, sendMembers, sendsMembers } from './members.ts'
import { forEachParallel } from './parallel.ts'
import { probePlan } from './probe-plan.ts'
import { provisionGroup } from './provision-group.ts'
import { provisionUser } from './provision-user.ts'
import type { Session } from './session.ts'
import { newTally, type Tally } from './tally.ts'
import { listWork, type Work, withPendingReferences } from './work.ts'

/** How a cycle ended. `stopped`: nothing worked any more; `tooManyDeletes`: leavers were held back. */
export interface CycleEnd {
  stopped: Problem | null
  tooManyDeletes: number
  tally: Tally
}

/** A fresh record of a cycle. */
export function newCycle(kind: Cycle['kind'], startedAt: string): Cycle {
  const counts = { created: 0, updated: 0, disabled: 0, deleted: 0, skipped: 0, failed: 0 }
  return { id: randomUUID(), kind, running: true, startedAt, endedAt: null, phase: null, done: 0, total: 0, counts }
}

/**
 * Runs one cycle: the probe, users, groups, then references (how-provisioning-works).
 * @param watermark the tenant's sequence number to start after; 0 looks at everything
 */
export async function runCycle(session: Session, cycle: Cycle, watermark: number): Promise<CycleEnd> {
  const tally = newTally()
  const probe = await testConnection(session.connection, probePlan(session.application))
  if (!probe.ok) return { stopped: probe, tooManyDeletes: 0, tally }
  const work = await listWork(session, watermark, tally)
  for (const staged of work.staged) stage(session, staged)
  cycle.total = expectedSteps(session, work)
  const run = new Run(session, cycle, tally)
  cycle.phase = 'users'
  await run.objects(work.goneUsers, provisionUser)
  await run.objects(work.linkedUsers, provisionUser)
  await run.objects(work.newUsers, provisionUser)
  cycle.phase = 'groups'
  await run.objects(work.goneGroups, provisionGroup)
  await run.objects(work.groups, provisionGroup)
  cycle.phase = 'references'
  await run.references(work)
  return { stopped: run.stopped, tooManyDeletes: work.staged.length, tally }
}

class Run {
  stopped: Problem | null = null
  readonly #session: Session
  readonly #cycle: Cycle
  readonly #tally: Tally

  constructor(session: Session, cycle: Cycle, tally: Tally) {
    this.#session = session
    this.#cycle = cycle
    this.#tally = tally
  }

  async objects(ids: readonly string[], provision: typeof provisionUser): Promise<void> {
    await forEachParallel(ids, this.#session.parallel, async (id) => {
      if (!this.#goesOn()) return false
      const { attempt, stops } = await provision(this.#session, id)
      this.#cycle.done += 1
      this.#tally.tried += 1
      if (attempt.status === 'Failure') this.#tally.failed += 1
      else if (attempt.status === 'Success' && attempt.action !== 'Other') this.#tally.exported += 1
      this.#note(attempt.problem, stops)
      return this.#goesOn()
    })
  }

  async references(work: Work): Promise<void> {
    const session = this.#session
    const people = [...work.linkedUsers, ...work.newUsers]
    const users = sendsManagers(session) ? withPendingReferences(session, people, 'User') : []
    const groups = sendsMembers(session) ? withPendingReferences(session, work.groups, 'Group') : []
    this.#cycle.total = this.#cycle.done + users.length + membersOf(session, groups)
    await forEachParallel(users, session.parallel, async (id) => {
      if (!this.#goesOn()) return false
      this.#noteReferences(await sendManager(session, id))
      this.#cycle.done += 1
      return this.#goesOn()
    })
    for (const id of groups) {
      if (!this.#goesOn()) return
      const outcome = await sendMembers(session, id, null, () => {
        this.#cycle.done += 1
      })
      this.#noteReferences(outcome)
    }
    if (!this.stopped) this.#cycle.done = this.#cycle.total
  }

  #noteReferences({ attempt, stops, sent, failed }: ReferenceOutcome): void {
    this.#tally.referencesSent += sent
    this.#tally.referencesFailed += failed
    this.#tally.referenceDeltas += sent + failed
    if (attempt) this.#note(attempt.problem, stops)
  }

  #note(problem: Problem | null, stops: boolean): void {
    const { silence } = this.#session
    silence.note(problem)
    if (stops) this.stopped ??= problem
    this.stopped ??= silence.problem
  }

  #goesOn(): boolean {
    return this.stopped === null && !this.#session.isCancelled()
  }
}

/** How many steps the whole cycle will have, as far as its start can tell: objects, managers, members. */
function expectedSteps(session: Session, work: Work): number {
  const people = work.linkedUsers.length + work.newUsers.length
  const managers = sendsManagers(session) ? people : 0
  const objects = work.goneUsers.length + people + work.goneGroups.length + work.groups.length
  return objects + managers + membersOf(session, work.groups)
}

function membersOf(session: Session, groupIds: readonly string[]): number {
  return groupIds.reduce((sum, id) => sum + (session.tenant.groups.get(id)?.memberIds.size ?? 0), 0)
}

function stage(session: Session, object: Work['staged'][number]): void {
  const attempt = new Attempt(object)
  attempt.action = 'StagedDelete'
  attempt.skip(
    'TooManyDeletes',
    'Held back: more objects leave the scope than the accidental deletion threshold allows.',
  )
  session.record(attempt)
}
