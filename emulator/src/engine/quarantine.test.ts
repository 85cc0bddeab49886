import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readFaultSettings } from '../faults/index.ts'
import { openStage, type Stage } from '../recording-server/index.ts'
import { newTally, type Tally } from './tally.ts'
import { judge } from './verdict.ts'

const HOUR = 60

let stage: Stage
beforeEach(async () => {
  stage = await openStage({ scope: 'all' })
})
afterEach(() => stage.close())

const trouble = (...faults: object[]) =>
  stage.rehearsal.faults.set(stage.application.id, readFaultSettings({ seed: '1', faults }))

describe('quarantine by each trigger (5.5)', () => {
  const end = (tally: Partial<Tally>, tooManyDeletes = 0) => ({
    stopped: null,
    tooManyDeletes,
    tally: { ...newTally(), ...tally },
  })
  const stopped = (code: string) => ({
    ...end({}),
    stopped: { code, message: 'm', request: '', response: '', whatToDo: 'w' },
  })

  test.each<[string, Partial<Tally>, string | null]>([
    ['4,999 of 5,000 failed', { tried: 5000, failed: 4999 }, null],
    ['5,000 of 12,500: exactly 40 %', { tried: 12_500, failed: 5000 }, null],
    ['5,000 of 12,499: more than 40 %', { tried: 12_499, failed: 5000 }, 'EncounteredEscrowProportionThreshold'],
    ['members count as events', { tried: 1, referencesSent: 100_000, failed: 1, referencesFailed: 39_998 }, null],
    ['40,000 objects', { tried: 1_000_000, failed: 40_000 }, null],
    ['40,001 objects', { tried: 1_000_000, failed: 40_001 }, 'EncounteredBaseEscrowThreshold'],
    ['59,999 with references', { tried: 1_000_000, failed: 1, referencesFailed: 59_998 }, null],
    [
      '60,000 with references',
      { tried: 1_000_000, failed: 1, referencesFailed: 59_999 },
      'EncounteredTotalEscrowThreshold',
    ],
  ])('%s', (_name, tally, reason) => {
    const verdict = judge(end(tally), 'incremental', 0)
    expect(verdict.kind === 'quarantine' ? verdict.reason : null).toBe(reason)
  })

  test('a refused token, and answers that cannot be read, at once', () => {
    for (const code of ['CredentialValidationFailure', 'ServiceIncompatible']) {
      const verdict = judge(stopped(`SystemForCrossDomainIdentityManagement${code}`), 'incremental', 0)
      expect(verdict).toMatchObject({ kind: 'quarantine', reason: 'EncounteredQuarantineException' })
    }
  })

  test('a server that is away for a moment costs one cycle; the third time in a row is no moment', async () => {
    stage.hire('anna')
    trouble({ kind: 'timeout' })
    const { job } = stage.application
    for (const failures of [1, 2]) {
      await stage.cycle()
      expect(job).toMatchObject({ state: 'Active', history: { countSuccessiveCompleteFailures: failures } })
    }
    await stage.cycle()
    expect(job).toMatchObject({ state: 'Quarantine', quarantine: { reason: 'EncounteredQuarantineException' } })
    expect(job.quarantine?.error.code).toContain('CredentialValidationUnavailable')
  })

  test('held back deletes', () => {
    expect(judge(end({}, 7), 'incremental', 0)).toMatchObject({ reason: 'TooManyDeletes' })
  })

  test('a share of failures over real requests; a first cycle prunes them and pauses instead', async () => {
    const { tenant, applications, provisioning, logs } = stage.rehearsal
    for (let one = 0; one < 5000; one += 1) {
      tenant.createUser({ userPrincipalName: `p${one}@nordwind.example`, displayName: `P ${one}` })
    }
    trouble({ kind: 'serverError', path: '/Users', method: 'POST' })
    await stage.cycle()
    const { job } = stage.application
    expect(job).toMatchObject({ state: 'Paused', quarantine: null, history: { escrowsPruned: true } })
    expect(job.history.lastExecution?.error?.code).toBe('EncounteredEscrowProportionThreshold')
    expect(applications.data(stage.application.id).waiting).toBe(0)
    provisioning.start(stage.application.id)
    await provisioning.settled(stage.application.id)
    expect(job).toMatchObject({ state: 'Active', cycle: { kind: 'incremental', counts: { failed: 0 } } })
    for (const user of tenant.users.values()) tenant.updateUser(user.id, { jobTitle: 'Chef' })
    await stage.cycle()
    expect(job).toMatchObject({
      state: 'Quarantine',
      quarantine: { reason: 'EncounteredEscrowProportionThreshold' },
      history: { escrowsPruned: true, lastExecution: { state: 'Failed', countEscrowed: 5000 } },
    })
    expect(logs.find({ applicationId: stage.application.id, status: 'Failure', limit: 1 }).total).toBe(10_000)
  })
})

describe('the rhythm of a quarantine (5.5)', () => {
  test('tried after 6, 12, 24 and then every 24 hours; after 28 days the job is switched off', async () => {
    trouble({ kind: 'brokenJson' })
    await stage.cycle()
    const { job } = stage.application
    const waits: number[] = []
    while (job.state === 'Quarantine') {
      const { nextAttempt = '', currentBegan = '' } = job.quarantine ?? {}
      waits.push(Math.round((Date.parse(nextAttempt) - Date.parse(currentBegan)) / 3_600_000))
      await stage.rehearsal.time.advance((waits.at(-1) ?? 0) * HOUR)
    }
    expect(waits.slice(0, 5)).toEqual([6, 12, 24, 24, 24])
    expect(waits.slice(5).every((wait) => wait === 24)).toBe(true)
    const days = waits.reduce((sum, wait) => sum + wait, 0) / 24
    expect(Math.floor(days)).toBe(28)
    expect(job).toMatchObject({ state: 'Paused', nextCycleAt: null })
    expect(job.quarantine?.message).toContain('After 28 days in quarantine the job was switched off.')
  })

  test('a cycle that goes well lifts it, and so does Start', async () => {
    const { provisioning, time } = stage.rehearsal
    const { job, id } = stage.application
    trouble({ kind: 'brokenJson' })
    await stage.cycle()
    stage.rehearsal.faults.clear(id)
    await time.advance(6 * HOUR)
    expect(job).toMatchObject({ state: 'Active', quarantine: null })
    trouble({ kind: 'brokenJson' })
    await stage.cycle()
    expect(job.state).toBe('Quarantine')
    stage.rehearsal.faults.clear(id)
    provisioning.start(id)
    expect(job.quarantine).toBeNull()
    await provisioning.settled(id)
    expect(job.state).toBe('Active')
  })
})
