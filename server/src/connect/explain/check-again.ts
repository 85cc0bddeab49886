import type { GraphClient } from '../graph/client.ts'
import { GraphFailure, problemOf } from '../graph/failure.ts'
import { query, quoted } from '../graph/list.ts'
import { Job, LogLine, listOf } from '../graph/shapes.ts'
import { permissions, permissionText } from '../permissions.ts'
import { type Explanation, explainCode } from './codes.ts'

/** What Entra itself says about the connection, in plain words. */
export interface Findings {
  /** ISO 8601. */
  readonly at: string
  readonly state: 'green' | 'amber' | 'red'
  /** How the job stands. */
  readonly job: string
  readonly counts: readonly { readonly key: string; readonly value: number }[]
  readonly quarantine: (Explanation & { readonly since: string; readonly nextAttempt: string }) | null
  readonly lines: readonly LineFinding[]
  /** Why there are no log lines, for example without P1. */
  readonly logs: Explanation | null
}

export interface LineFinding {
  readonly at: string
  readonly action: string
  /** Name of the person or group. */
  readonly subject: string
  readonly status: string
  readonly problem: Explanation | null
}

/** Reads job status, quarantine and the newest provisioning log lines. @throws {ConnectProblem} */
export async function checkAgain(
  graph: GraphClient,
  servicePrincipalId: string,
  jobId: string,
  now: number,
): Promise<Findings> {
  const path = `/servicePrincipals/${encodeURIComponent(servicePrincipalId)}/synchronization/jobs/${encodeURIComponent(jobId)}`
  const job = await graph.get(path, Job).catch(inWords(permissionText(permissions.readSynchronization)))
  const { lines, logs } = await readLogs(graph, jobId)
  const { quarantine, code, synchronizedEntryCountByType: counts } = job.status
  const isBad = code === 'Quarantine' || quarantine != null
  const hasFailures = lines.some(({ status }) => status === 'failure')
  return {
    at: new Date(now).toISOString(),
    state: isBad ? 'red' : hasFailures || code !== 'Active' ? 'amber' : 'green',
    job: jobWords(job),
    counts,
    quarantine: quarantine ? quarantineWords(quarantine) : null,
    lines,
    logs,
  }
}

const states: Readonly<Record<string, string>> = {
  NotConfigured: 'The job has no Tenant URL and Secret Token yet. Run “Connect for me” again.',
  NotRun:
    'The job is set up but was never started. Run “Connect for me” again, or choose “Start provisioning” in Entra.',
  Active: 'Provisioning is on.',
  Paused: 'Provisioning was stopped. Choose “Start provisioning” in Entra, or run “Connect for me” again.',
  Quarantine: 'The job is in quarantine: Entra tries only about once a day until it is mended.',
}

function jobWords({ status, schedule }: Job): string {
  const last = status.lastExecution
  const ended = last?.timeEnded
    ? ` The last cycle ended at ${last.timeEnded.slice(0, 16).replace('T', ' ')} UTC (${last.state}).`
    : ''
  const waiting = last && last.countEscrowed > 0 ? ` ${last.countEscrowed} objects wait to be tried again.` : ''
  return `${states[status.code] ?? `The job’s state is ${status.code || schedule.state}.`}${ended}${waiting}`
}

function quarantineWords(quarantine: NonNullable<Job['status']['quarantine']>): Findings['quarantine'] {
  const { reason, error, currentBegan: since, nextAttempt } = quarantine
  const byReason = explainCode(reason, error?.message ?? '')
  const byError =
    error && error.code !== '' && error.code !== reason ? explainCode(error.code, error.message) : byReason
  return { ...byError, code: reason || byError.code, since, nextAttempt }
}

/** Newest first; without P1 there are none, which is no failure of provisioning. */
async function readLogs(graph: GraphClient, jobId: string): Promise<Pick<Findings, 'lines' | 'logs'>> {
  const options = { $filter: `jobId eq ${quoted(jobId)}`, $orderby: 'activityDateTime desc', $top: '25' }
  try {
    const { value } = await graph.get(`/auditLogs/provisioning${query(options)}`, listOf(LogLine))
    return { lines: value.map(toLine), logs: null }
  } catch (error) {
    if (!(error instanceof GraphFailure) || error.status !== 403) throw error
    const { message, whatToDo, code } = problemOf(error, permissionText(permissions.readLogs))
    if (code === 'entra-premium-missing') {
      return { lines: [], logs: explainCode('Authentication_RequestFromNonPremiumTenantOrB2CTenant', error.message) }
    }
    return {
      lines: [],
      logs: { code: error.code, meaning: 'The provisioning logs may not be read.', mend: whatToDo, said: message },
    }
  }
}

function toLine(line: ReturnType<typeof LogLine.parse>): LineFinding {
  const { status, errorInformation } = line.provisioningStatusInfo
  const code = errorInformation?.errorCode ?? ''
  const isFine = status.toLowerCase() === 'success'
  return {
    at: line.activityDateTime,
    action: line.provisioningAction,
    subject: line.sourceIdentity?.displayName ?? '',
    status: status.toLowerCase(),
    problem: isFine || code === '' ? null : explainCode(code, errorInformation?.reason ?? ''),
  }
}

const inWords =
  (permission: string) =>
  (error: unknown): never => {
    throw error instanceof GraphFailure ? problemOf(error, permission) : error
  }
