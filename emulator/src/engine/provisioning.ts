import type { Application, Applications, Credentials, Cycle } from '../applications/index.ts'
import type { VirtualClock } from '../clock/index.ts'
import type { Faults } from '../faults/index.ts'
import {
  parseTenantUrl,
  ScimConnection,
  TenantUrlError,
  type TestResult,
  testConnection,
} from '../scim-client/index.ts'
import type { LogStore } from '../state/index.ts'
import { type Tenant, TenantError } from '../tenant/index.ts'
import type { Attempt } from './attempt.ts'
import { newCycle, runCycle } from './cycle.ts'
import type { OnDemandResult } from './log-entry.ts'
import { probePlan } from './probe-plan.ts'
import { type OnDemandRequest, provisionOnDemand } from './provision-on-demand.ts'
import { type ResetScope, resetJob } from './reset-scope.ts'
import { openSession, type Session } from './session.ts'
import { INTERVAL, settleJob } from './settle.ts'
import { newTally } from './tally.ts'
import { judge, type Verdict } from './verdict.ts'

const LOG_RETENTION = 30 * 24 * 3_600_000

export interface ProvisioningParts {
  tenant: Tenant
  applications: Applications
  logs: LogStore
  clock: VirtualClock
  faults: Faults
}

/** The provisioning jobs of all applications: on demand, started, stopped, and their cycles one after the other. */
export class Provisioning {
  readonly #parts: ProvisioningParts
  readonly #running = new Map<string, Promise<void>>()
  readonly #listeners = new Set<(applicationId: string) => void>()
  /** Applications whose mapping changed while a cycle ran: its watermark does not count. */
  readonly #resets = new Set<string>()
  #closing = false

  constructor(parts: ProvisioningParts) {
    this.#parts = parts
  }

  /** Calls `listener` with an application's id whenever its job moved. @returns how to stop that */
  onChange(listener: (applicationId: string) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Test Connection with given credentials. */
  async test(id: string, credentials: Credentials): Promise<TestResult> {
    const application = this.#parts.applications.get(id)
    const refused = refusedCredentials(credentials)
    if (refused) return refused
    const connection = new ScimConnection({
      ...credentials,
      timeout: 30_000,
      transport: this.#parts.faults.of(id).transport,
    })
    try {
      return await testConnection(connection, probePlan(application))
    } finally {
      await connection.close()
    }
  }

  async onDemand(id: string, request: OnDemandRequest): Promise<OnDemandResult> {
    const application = this.#ready(id)
    const session = this.#session(application, { full: false, onDemand: true, cycleId: null, counts: null })
    try {
      return await provisionOnDemand(session, request)
    } finally {
      await session.connection.close()
      this.#changed(application)
    }
  }

  /** Opens a session that sends nothing by itself and meets no faults, for comparing, and closes it after `work`. */
  async inspect<T>(id: string, work: (session: Session) => Promise<T>): Promise<T> {
    const application = this.#ready(id)
    const session = this.#session(application, {
      full: false,
      onDemand: false,
      cycleId: null,
      counts: null,
      plain: true,
    })
    try {
      return await work(session)
    } finally {
      await session.connection.close()
    }
  }

  /** Starts the job and lifts its quarantine: the next cycle begins at once, and goes on where the last one ended. */
  start(id: string): void {
    const application = this.#ready(id)
    application.job.quarantine = null
    this.#run(application)
  }

  /** Stops the job. A cycle that runs ends first. */
  stop(id: string): void {
    const application = this.#parts.applications.get(id)
    application.job.state = 'Paused'
    application.job.nextCycleAt = null
    this.#changed(application)
  }

  /**
   * Restarts after the running cycle: the job forgets what `scopes` name and runs at once
   * (synchronizationJob: restart). A quarantine that is not reset is lifted by the first cycle that goes well.
   */
  async restart(id: string, { scopes }: { scopes: readonly ResetScope[] }): Promise<void> {
    const application = this.#ready(id)
    await this.#running.get(id)
    resetJob(application, this.#parts.applications.data(id), scopes)
    this.#run(application)
  }

  /** A change of mappings or scope makes the next cycle look at everybody. */
  resetWatermark(application: Application): void {
    application.job.watermark = null
    if (this.#running.has(application.id)) this.#resets.add(application.id)
    this.#changed(application)
  }

  /** Waits until the application's running cycle has ended. */
  async settled(id: string): Promise<void> {
    await this.#running.get(id)
  }

  /** When the next job is due, in milliseconds since 1970, or null. */
  nextDue(): number | null {
    const times = this.#parts.applications
      .list()
      .flatMap(({ id, job }) => (job.nextCycleAt === null || this.#running.has(id) ? [] : Date.parse(job.nextCycleAt)))
    return times.length > 0 ? Math.min(...times) : null
  }

  /** Waits until no cycle runs. */
  async idle(): Promise<void> {
    await Promise.all(this.#running.values())
  }

  /** Moves quiet jobs on to their last cycle before `until`: the ones between would find nothing to do. */
  skipQuietCycles(until: number): void {
    for (const { id, job } of this.#parts.applications.list()) {
      const isQuiet = job.state === 'Active' && job.watermark === this.#parts.tenant.sequence
      if (!isQuiet || job.nextCycleAt === null || this.#parts.applications.data(id).waiting > 0) continue
      const next = Date.parse(job.nextCycleAt)
      const cycles = Math.floor((until - next) / INTERVAL)
      if (cycles > 0) job.nextCycleAt = new Date(next + cycles * INTERVAL).toISOString()
    }
  }

  /** Runs the cycles that are due now, to their end. @returns how many */
  async runDue(): Promise<number> {
    const now = this.#now()
    const due = this.#parts.applications
      .list()
      .filter(({ id, job }) => job.nextCycleAt !== null && job.nextCycleAt <= now && !this.#running.has(id))
    await Promise.all(due.map((application) => this.#launch(application)))
    return due.length
  }

  /** Ends running cycles early and waits for them. */
  async close(): Promise<void> {
    this.#closing = true
    await Promise.all(this.#running.values())
  }

  #run(application: Application): void {
    const { job } = application
    job.state = job.quarantine ? 'Quarantine' : 'Active'
    job.nextCycleAt = this.#now()
    this.#changed(application)
    void this.#launch(application)
  }

  #launch(application: Application): Promise<void> {
    const running = this.#running.get(application.id)
    if (running) return running
    const cycle = this.#runCycle(application).finally(() => {
      this.#running.delete(application.id)
      this.#changed(application)
    })
    this.#running.set(application.id, cycle)
    return cycle
  }

  async #runCycle(application: Application): Promise<void> {
    const { job } = application
    const { tenant, clock, logs } = this.#parts
    const full = job.watermark === null
    const started = clock.now()
    const watermark = tenant.sequence
    const cycle = newCycle(full ? 'initial' : 'incremental', started.toISOString())
    job.cycle = cycle
    const { id: cycleId, startedAt, counts } = cycle
    const session = this.#session(application, { full, onDemand: false, cycleId, startedAt, counts })
    const data = this.#parts.applications.data(application.id)
    let tally = newTally()
    let verdict: Verdict
    try {
      const end = await runCycle(session, cycle, job.watermark ?? 0)
      if (this.#closing) return
      tally = end.tally
      verdict = judge(end, cycle.kind, job.history.countSuccessiveCompleteFailures)
      const isReset = this.#resets.delete(application.id)
      if (!end.stopped && !isReset) job.watermark = watermark
    } catch (error) {
      verdict = brokenDown(error)
    } finally {
      cycle.running = false
      cycle.phase = null
      cycle.endedAt = this.#now()
      await session.connection.close()
    }
    settleJob(application, data, { cycle, tally, verdict, now: clock.now() })
    logs.prune(new Date(started.getTime() - LOG_RETENTION).toISOString())
  }

  #session(application: Application, options: SessionKind): Session {
    const { tenant, applications, logs, clock, faults } = this.#parts
    return openSession({
      tenant,
      application,
      data: applications.data(application.id),
      now: () => clock.now(),
      full: options.full,
      onDemand: options.onDemand,
      cycleId: options.cycleId,
      startedAt: options.startedAt ?? this.#now(),
      isCancelled: () => this.#closing,
      transport: options.plain ? null : faults.of(application.id).transport,
      record: (attempt) => {
        logs.add(application.id, attempt.toLog(this.#now(), options.cycleId))
        if (options.counts) count(options.counts, attempt)
      },
    })
  }

  #ready(id: string): Application {
    const application = this.#parts.applications.get(id)
    if (application.mode !== 'Automatic' || !application.credentials) {
      throw new TenantError(
        'invalid',
        'Provisioning is not configured yet. Choose the mode Automatic, enter Tenant URL and Secret Token, and save.',
      )
    }
    return application
  }

  #changed(application: Application): void {
    this.#parts.applications.save(application)
    for (const listener of this.#listeners) listener(application.id)
  }

  #now(): string {
    return this.#parts.clock.now().toISOString()
  }
}

/** What a session is opened for; `startedAt` is the cycle's, so that retries and cycles count from the same moment. */
interface SessionKind {
  full: boolean
  onDemand: boolean
  cycleId: string | null
  startedAt?: string
  counts: Cycle['counts'] | null
  /** Without the faults that are on. */
  plain?: true
}

function count(counts: Cycle['counts'], attempt: Attempt): void {
  if (attempt.status === 'Failure') counts.failed += 1
  else if (attempt.status === 'Skipped') counts.skipped += 1
  else if (attempt.action === 'Create') counts.created += 1
  else if (attempt.action === 'Update') counts.updated += 1
  else if (attempt.action === 'Disable') counts.disabled += 1
  else if (attempt.action === 'Delete') counts.deleted += 1
}

/** A cycle must end in words, whatever broke. */
function brokenDown(error: unknown): Verdict {
  const message = error instanceof Error ? error.message : String(error)
  const reason = 'EncounteredQuarantineException'
  return { kind: 'quarantine', reason, error: { code: 'InternalError', message, tenantActionable: false } }
}

/** What can be told without a request: an address that cannot be used, a token that cannot be sent. */
function refusedCredentials({ tenantUrl, secretToken }: Credentials): TestResult | null {
  const refuse = (message: string, whatToDo: string): TestResult => ({
    ok: false,
    steps: [],
    code: 'InvalidCredentials',
    message,
    request: 'Nothing was sent.',
    response: '',
    whatToDo,
  })
  const copy = 'Copy it again from the SCIM Server tab of your dashboard.'
  if (secretToken.length > 1024) return refuse('Size of input ExternalSecret data is invalid.', copy)
  if (/[^\x21-\x7e]/.test(secretToken)) return refuse('The Secret Token has spaces or letters that no token has.', copy)
  if (secretToken === '') return refuse('The Secret Token is empty.', copy)
  try {
    parseTenantUrl(tenantUrl)
    return null
  } catch (error) {
    if (error instanceof TenantUrlError) return refuse(error.message, `Correct the Tenant URL. ${copy}`)
    throw error
  }
}
