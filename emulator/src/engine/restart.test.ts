import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStage, type Stage } from '../recording-server/index.ts'
import { parseResetScope, portalRestart, type ResetScope } from './index.ts'

let stage: Stage
beforeEach(async () => {
  stage = await openStage()
})
afterEach(() => stage.close())

const data = () => stage.rehearsal.applications.data(stage.application.id)
const restart = async (...scopes: ResetScope[]) => {
  stage.server.take()
  const { provisioning } = stage.rehearsal
  await provisioning.restart(stage.application.id, { scopes })
  await provisioning.settled(stage.application.id)
  return stage.server.take().map(({ method, url }) => `${method} ${decodeURIComponent(url.replace('/scim', ''))}`)
}
/** Anna is provisioned; Berta fails and waits. */
async function annaAndBerta(): Promise<void> {
  stage.hire('anna')
  await stage.cycle()
  stage.hire('berta')
  stage.server.intercept = ({ method }) => (method === 'POST' ? { status: 400 } : null)
  await stage.cycle()
  stage.server.intercept = () => null
  expect(data().waiting).toBe(1)
}

describe('restart by reset scope (synchronizationJobRestartCriteria)', () => {
  test('None starts a stopped job and forgets nothing', async () => {
    await annaAndBerta()
    stage.rehearsal.provisioning.stop(stage.application.id)
    expect(await restart('None')).toEqual([])
    expect(stage.application.job).toMatchObject({ state: 'Active', cycle: { kind: 'incremental' } })
    expect(data().waiting).toBe(1)
  })

  test('Escrows stops the retries; whoever failed comes with the next change', async () => {
    await annaAndBerta()
    expect(await restart('Escrows')).toEqual([])
    expect(data().waiting).toBe(0)
    await stage.rehearsal.time.advance(3 * 24 * 60)
    expect(stage.server.users.size).toBe(1)
    const berta = stage.rehearsal.tenant.userByName('berta@nordwind.example')
    stage.rehearsal.tenant.updateUser(berta?.id ?? '', { jobTitle: 'Chef' })
    await stage.cycle()
    expect(stage.server.users.size).toBe(2)
  })

  test('Watermark looks at everybody again, by the known ids', async () => {
    await annaAndBerta()
    const calls = await restart('Watermark')
    expect(calls).toContain('GET /Users/u1')
    expect(calls).toContain('POST /Users')
    expect(stage.application.job.cycle?.kind).toBe('initial')
  })

  test('ConnectorDataStore forgets the ids: everybody is matched again and nobody doubled', async () => {
    await annaAndBerta()
    const calls = await restart('ConnectorDataStore')
    expect(calls).toEqual(['GET /Users?filter=userName+eq+"anna@nordwind.example"'])
    expect(data().links.size).toBe(1)
  })

  test('QuarantineState lifts the quarantine; without it the job stays there until a cycle goes well', async () => {
    await annaAndBerta()
    const { job } = stage.application
    stage.server.intercept = () => ({ status: 401 })
    await stage.cycle()
    expect(job.quarantine?.attempts).toBe(1)
    await restart('Watermark')
    expect(job.quarantine?.attempts).toBe(2)
    await restart('QuarantineState')
    expect(job.quarantine?.attempts).toBe(1)
    stage.server.intercept = () => null
    await restart('None')
    expect(job).toMatchObject({ state: 'Active', quarantine: null })
  })

  test('the portal: everybody again, failures and quarantine forgotten, ids kept', async () => {
    await annaAndBerta()
    const calls = await restart(...portalRestart)
    expect(calls).toEqual(
      expect.arrayContaining([
        'GET /Users/u1',
        'GET /Users?filter=userName+eq+"berta@nordwind.example"',
        'POST /Users',
      ]),
    )
    expect(data().waiting).toBe(0)
  })

  test('Full forgets the ids too', async () => {
    await annaAndBerta()
    const calls = await restart('Full')
    expect(calls).not.toContain('GET /Users/u1')
    expect(calls).toContain('GET /Users?filter=userName+eq+"anna@nordwind.example"')
    expect(stage.server.users.size).toBe(2)
  })

  test('the names of Graph are read in any case, alone and with commas; unknown ones are refused', () => {
    expect(parseResetScope('')).toEqual(['Watermark', 'Escrows', 'QuarantineState'])
    expect(parseResetScope(' watermark, Escrows,QUARANTINESTATE ')).toEqual(portalRestart)
    expect(parseResetScope('ForceDeletes')).toEqual(['ForceDeletes'])
    expect(() => parseResetScope('Watermark, Everything')).toThrow(/"Everything" is not a reset scope. Use None,/)
  })
})

describe('accidental deletions (5.6)', () => {
  const settings = { preventAccidentalDeletion: true, deletionThreshold: 2 }

  async function dismissFour(): Promise<string[]> {
    const ids = ['a', 'b', 'c', 'd'].map((name) => stage.hire(name).id)
    await stage.cycle()
    Object.assign(stage.application.settings, settings)
    stage.application.assignments = []
    await stage.cycle()
    expect(stage.application.job.quarantine?.reason).toBe('TooManyDeletes')
    return ids
  }
  const active = () => [...stage.server.users.values()].map((user) => user['active'])

  test('as many as the threshold go, one more is held back', async () => {
    const users = ['a', 'b', 'c'].map((name) => stage.hire(name))
    await stage.cycle()
    Object.assign(stage.application.settings, settings)
    stage.application.assignments = stage.application.assignments.filter(
      ({ principalId }) => principalId === users[2]?.id,
    )
    await stage.cycle()
    expect(stage.application.job.quarantine).toBeNull()
    expect(active()).toEqual([false, false, true])
  })

  test('held back: each one logged as StagedDelete, none sent, other changes go on', async () => {
    await dismissFour()
    const newcomer = stage.hire('e')
    await stage.rehearsal.time.advance(6 * 60)
    expect(active()).toEqual([true, true, true, true, true])
    const query = { applicationId: stage.application.id, action: 'StagedDelete', limit: 50 }
    expect(stage.rehearsal.logs.find(query).total).toBe(8)
    expect(data().links.has(newcomer.id)).toBe(true)
  })

  test('allowed: a restart with ForceDeletes lets them go, for one cycle', async () => {
    await dismissFour()
    await restart('ForceDeletes')
    expect(active()).toEqual([false, false, false, false])
    expect(stage.application.job).toMatchObject({ state: 'Active', quarantine: null, allowDeletes: false })
  })

  test('allowed, but the server was away: the permission waits for the next cycle', async () => {
    await dismissFour()
    stage.server.intercept = () => ({ status: 401 })
    await restart('ForceDeletes')
    stage.server.intercept = () => null
    await restart('None')
    expect(active()).toEqual([false, false, false, false])
  })

  test('rejected: assignments are put right, then restarted; nobody was touched', async () => {
    const ids = await dismissFour()
    stage.rehearsal.applications.assign(stage.application.id, ids)
    await restart(...portalRestart)
    expect(active()).toEqual([true, true, true, true])
    expect(stage.application.job).toMatchObject({ state: 'Active', quarantine: null })
  })
})
