import { randomUUID } from 'node:crypto'
import type { Cycle } from '../applications/index.ts'
import { type Problem, testConnection } from '../scim-client/index.ts'
import { Attempt } from './attempt.ts'
import { sendManager, sendsManagers } from './managers.ts'
import { sendMembers } from './members.ts'
import { forEachParallel } from './parallel.ts'
import { probePlan } from './probe-plan.ts'
import { provisionGroup } from './provision-group.ts'
import { provisionUser } from './provision-user.ts'
import type { Session } from './session.ts'
import { listWork, type Work } from './work.ts'

/** How a cycle ended. `stopped`: nothing worked any more; `tooManyDeletes`: leavers were held back. */
export interface CycleEnd {
  stopped: Problem | null
  tooManyDeletes: number
  /** Objects that were tried and those that failed, for the quarantine's ratio. */
  tried: number
  failed: number
}

/** After so many requests without an answer in a row the rest of a cycle is not tried. */
const SILENCE = 50

/** A fresh record of a cycle. */
export function newCycle(kind: Cycle['kind'], startedAt: string): Cycle {
  const counts = { created: 0, updated: 0, disabled: 0, deleted: 0, skipped: 0, failed: 0 }
  return { id: randomUUID(), kind, running: true, startedAt, endedAt: null, phase: null, done: 0, total: 0, counts }
}

/**
 * Runs one cycle: the probe, users, groups, then references (how-provisioning-works).
 * @param watermark the tenant's sequence number to start after; 0 looks at everything
 * @param isCancelled asked between objects: true ends the cycle early, to be done again
 */
export async function runCycle(
  session: Session,
  cycle: Cycle,
  watermark: number,
  isCancelled: () => boolean,
): Promise<CycleEnd> {
  const probe = await testConnection(session.connection, probePlan(session.application))
  if (!probe.ok) return { stopped: probe, tooManyDeletes: 0, tried: 0, failed: 0 }
  const work = listWork(session, watermark, session.startedAt)
  for (const staged of work.staged) stage(session, staged)
  cycle.total = expectedSteps(session, work)
  const run = new Run(session, cycle, isCancelled)
  cycle.phase = 'users'
  await run.objects(work.goneUsers, provisionUser)
  await run.objects(work.linkedUsers, provisionUser)
  await run.objects(work.newUsers, provisionUser)
  cycle.phase = 'groups'
  await run.objects(work.goneGroups, provisionGroup)
  await run.objects(work.groups, provisionGroup)
  cycle.phase = 'references'
  await run.references(work)
  const { failed } = cycle.counts
  return { stopped: run.stopped, tooManyDeletes: work.staged.length, tried: cycle.done, failed }
}

class Run {
  stopped: Problem | null = null
  readonly #session: Session
  readonly #cycle: Cycle
  readonly #isCancelled: () => boolean
  #silent = 0

  constructor(session: Session, cycle: Cycle, isCancelled: () => boolean) {
    this.#session = session
    this.#cycle = cycle
    this.#isCancelled = isCancelled
  }

  async objects(ids: readonly string[], provision: typeof provisionUser): Promise<void> {
    await forEachParallel(ids, this.#session.parallel, async (id) => {
      if (!this.#goesOn()) return false
      const { attempt, stops } = await provision(this.#session, id)
      this.#cycle.done += 1
      this.#note(attempt, stops)
      return this.#goesOn()
    })
  }

  async references(work: Work): Promise<void> {
    const session = this.#session
    const users = sendsManagers(session) ? withPending(session, [...work.linkedUsers, ...work.newUsers], 'User') : []
    const groups = session.application.mappings.groups.enabled ? withPending(session, work.groups, 'Group') : []
    this.#cycle.total = this.#cycle.done + users.length + membersOf(session, groups)
    await forEachParallel(users, session.parallel, async (id) => {
      if (!this.#goesOn()) return false
      const goesOn = await sendManager(session, id)
      this.#cycle.done += 1
      return goesOn
    })
    for (const id of groups) {
      if (!this.#goesOn()) return
      const { attempt, stops } = await sendMembers(session, id, null, () => {
        this.#cycle.done += 1
      })
      if (attempt) this.#note(attempt, stops)
    }
    if (!this.stopped) this.#cycle.done = this.#cycle.total
  }

  #note(attempt: Attempt, stops: boolean): void {
    const unanswered = attempt.problem?.code === 'Timeout' || attempt.problem?.code === 'WebExceptionProtocolError'
    this.#silent = unanswered ? this.#silent + 1 : 0
    if (attempt.problem && (stops || this.#silent >= SILENCE)) this.stopped ??= attempt.problem
  }

  #goesOn(): boolean {
    return this.stopped === null && !this.#isCancelled()
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

/** The objects of this cycle and those whose references wait from earlier ones. */
function withPending(session: Session, ids: readonly string[], type: 'User' | 'Group'): string[] {
  const all = new Set(ids)
  for (const link of session.data.links.values()) {
    if (link.type === type && link.referencesPending) all.add(link.sourceId)
  }
  return [...all].filter((id) => session.data.links.has(id))
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
