import { randomUUID } from 'node:crypto'
import { exchange, type Problem, type ScimFailure, type ScimReply } from '../scim-client/index.ts'
import { failureReason } from './failure-reason.ts'
import type { Action, ModifiedProperty, OnDemandResult, ProvisioningLogDetail, Step, StepName } from './log-entry.ts'
import { Redaction } from './redaction.ts'

/** What happened to one object: the source of its log line and of the on-demand result. */
export class Attempt {
  readonly object: ProvisioningLogDetail['object']
  readonly steps: Step[] = []
  readonly modified: ModifiedProperty[] = []
  action: Action = 'Other'
  status: ProvisioningLogDetail['status'] = 'Success'
  description = ''
  errorCode: string | null = null
  targetId: string | null = null
  problem: Problem | null = null
  fault: string | null = null
  readonly changeId = randomUUID()
  /** What must not be seen in the log line. */
  readonly redaction = new Redaction()
  #reason: string | null = null
  #exchange: { request: string; response: string } | null = null
  readonly #began = performance.now()

  constructor(object: ProvisioningLogDetail['object']) {
    this.object = object
  }

  step(name: StepName, description: string, details: Record<string, string> = {}, status: Step['status'] = 'success') {
    this.steps.push({ name, status, description, details })
  }

  /** Keeps the exchange that changed something, for the details of the log line. */
  exchanged(reply: ScimReply): void {
    this.#exchange = exchange(reply)
    this.fault ??= reply.fault
  }

  done(action: Action, description: string, details: Record<string, string> = {}): void {
    this.action = action
    this.description = description
    this.step('Perform action', description, details)
  }

  skip(code: string, description: string, step: StepName = 'Perform action'): void {
    this.status = 'Skipped'
    this.errorCode = code
    this.description = description
    this.#reason = description
    this.step(step, description, { SkipReason: code }, 'skipped')
  }

  /** @param step the step that it happened in */
  fail(failure: ScimFailure, step: StepName, again: string | null): void {
    const { problem } = failure
    this.status = 'Failure'
    this.errorCode = problem.code
    this.problem = problem
    this.fault = failure.fault ?? this.fault
    this.description = again === null ? problem.message : `${problem.message} ${again}`
    this.#exchange = { request: problem.request, response: problem.response }
    this.#reason = failureReason(problem, again)
    this.step(step, problem.message, this.#failureDetails(problem), 'failure')
  }

  #failureDetails({ code }: Problem): Record<string, string> {
    return { errorCode: code, ...(this.fault === null ? {} : { 'Fault of the rehearsal': this.fault }) }
  }

  toLog(at: string, cycleId: string | null): ProvisioningLogDetail {
    return this.redaction.hide({
      id: randomUUID(),
      at,
      action: this.action,
      status: this.status,
      object: this.object,
      target: { id: this.targetId },
      cycleId,
      milliseconds: Math.round(performance.now() - this.#began),
      description: this.description,
      errorCode: this.errorCode,
      fault: this.fault,
      changeId: this.changeId,
      steps: this.steps,
      modified: this.modified,
      request: this.#exchange?.request ?? null,
      response: this.#exchange?.response ?? null,
      whatToDo: this.problem?.whatToDo ?? null,
      reason: this.#reason,
    })
  }

  toResult(): OnDemandResult {
    const result = this.status === 'Warning' ? 'Success' : this.status
    return this.redaction.hide({
      result,
      action: this.action,
      steps: this.steps,
      modified: this.modified,
      error: this.problem,
    })
  }
}
