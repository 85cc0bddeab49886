import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStage, type Stage } from '../recording-server/index.ts'
import { jobStatus } from './index.ts'

let stage: Stage
beforeEach(async () => {
  stage = await openStage()
})
afterEach(() => stage.close())

const status = () => {
  const { applications, clock } = stage.rehearsal
  return jobStatus(stage.application, applications.data(stage.application.id), clock.now())
}
const NEVER = '0001-01-01T00:00:00Z'

/** The status of a job as Graph shows it (6.11), over its life. */
test('not configured, not run, active, paused', async () => {
  expect(status()).toMatchObject({ code: 'NotRun', lastExecution: null, steadyStateFirstAchievedTime: NEVER })
  stage.application.mode = 'Manual'
  expect(status().code).toBe('NotConfigured')
  stage.application.mode = 'Automatic'
  await stage.cycle()
  expect(status().code).toBe('Active')
  stage.rehearsal.provisioning.stop(stage.application.id)
  expect(status().code).toBe('Paused')
})

test('a first cycle counts what was read, written and sent', async () => {
  const { tenant, applications } = stage.rehearsal
  const boss = stage.hire('boss')
  const anna = stage.hire('anna')
  tenant.setManager(anna.id, boss.id)
  stage.hire('blocked', { accountEnabled: false })
  tenant.createUser({ userPrincipalName: 's@nordwind.example', displayName: 'stranger' })
  const group = tenant.createGroup({ displayName: 'Sales', memberIds: [boss.id, anna.id] })
  applications.assign(stage.application.id, [group.id])
  await stage.cycle()
  const { lastExecution, ...rest } = status()
  expect(lastExecution).toMatchObject({
    state: 'Succeeded',
    countEntitled: 4,
    countEntitledForProvisioning: 3,
    countImported: 5,
    countImportedDeltas: 4,
    countExported: 3,
    countExports: 6,
    countImportedReferenceDeltas: 3,
    countEscrowed: 0,
    error: null,
  })
  expect(rest.lastSuccessfulExecution).toEqual(lastExecution)
  expect(rest.lastSuccessfulExecutionWithExports).toEqual(lastExecution)
  expect(rest.steadyStateFirstAchievedTime).not.toBe(NEVER)
  expect(rest.synchronizedEntryCountByType).toEqual([
    { key: 'User', value: 2 },
    { key: 'Group', value: 1 },
  ])
  await stage.cycle()
  const later = status()
  expect(later.lastExecution).toMatchObject({ countExports: 0, countImportedDeltas: 0 })
  expect(later.lastSuccessfulExecutionWithExports).toEqual(lastExecution)
  expect(later.steadyStateFirstAchievedTime).toBe(rest.steadyStateFirstAchievedTime)
  expect(later.steadyStateLastAchievedTime > rest.steadyStateLastAchievedTime).toBe(true)
})

test('failures of single people are EntryLevelErrors; of everything a quarantine with its series', async () => {
  stage.hire('anna')
  stage.server.intercept = ({ method }) => (method === 'POST' ? { status: 400 } : null)
  await stage.cycle()
  expect(status()).toMatchObject({
    lastExecution: { state: 'EntryLevelErrors', countEscrowed: 1, countEscrowedRaw: 1 },
    steadyStateFirstAchievedTime: NEVER,
    countSuccessiveCompleteFailures: 0,
  })
  stage.server.intercept = () => ({ status: 401 })
  await stage.cycle()
  const first = status()
  await stage.rehearsal.time.advance(6 * 60)
  const second = status()
  expect(first).toMatchObject({
    code: 'Quarantine',
    countSuccessiveCompleteFailures: 1,
    quarantine: { seriesCount: 1 },
  })
  expect(second).toMatchObject({
    countSuccessiveCompleteFailures: 2,
    quarantine: {
      reason: 'EncounteredQuarantineException',
      seriesCount: 2,
      seriesBegan: first.quarantine?.seriesBegan,
    },
    lastExecution: { state: 'Failed', error: { tenantActionable: true } },
  })
  expect(second.quarantine?.currentBegan).not.toBe(first.quarantine?.currentBegan)
})

test('a running cycle shows its progress', async () => {
  const anna = stage.hire('anna')
  let seen: unknown
  stage.server.intercept = ({ method }) => {
    if (method === 'POST') seen = status().progress
    return null
  }
  await stage.cycle()
  expect(seen).toMatchObject([{ completedUnits: 0, totalUnits: 2, units: 'Entries' }])
  expect(status().progress).toEqual([])
  expect(anna.id).not.toBe('')
})
