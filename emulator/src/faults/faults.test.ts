import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { compareTarget } from '../compare/index.ts'
import { openStage, type Stage } from '../recording-server/index.ts'
import { readFaultSettings } from './index.ts'

let stage: Stage
beforeEach(async () => {
  stage = await openStage()
})
afterEach(() => stage.close())

const trouble = (...faults: object[]) =>
  stage.rehearsal.faults.set(stage.application.id, readFaultSettings({ seed: '1', faults }))
const failures = () => {
  const { items } = stage.rehearsal.logs.find({ applicationId: stage.application.id, status: 'Failure', limit: 50 })
  return items
}
const posts = () => stage.server.take().filter(({ method }) => method === 'POST').length

describe('each fault, and the cycle after it', () => {
  test.each([
    [{ kind: 'timeout' }, 'Timeout', 0],
    [{ kind: 'lostAnswer' }, 'Timeout', 1],
    [{ kind: 'tooManyRequests' }, 'TooManyRequests', 0],
    [{ kind: 'serverError', status: 503 }, 'InternalServerError', 0],
    [{ kind: 'serverError', status: 501 }, 'NotImplemented', 0],
    [{ kind: 'wrongType' }, 'SystemForCrossDomainIdentityManagementServiceIncompatible', 1],
    [{ kind: 'brokenJson' }, 'SystemForCrossDomainIdentityManagementServiceIncompatible', 1],
    [{ kind: 'reset' }, 'WebExceptionProtocolError', 0],
  ])('%j is %s; %i requests reach the server', async (fault, code, arrived) => {
    stage.hire('anna')
    trouble({ ...fault, method: 'POST', count: 1 })
    await stage.cycle()
    expect(posts()).toBe(arrived)
    expect(failures()).toMatchObject([
      { errorCode: code, fault: expect.stringContaining('at most 1 times') as unknown },
    ])
    await stage.rehearsal.time.advance(7 * 60)
    expect([...stage.server.users.values()].map((user) => user['userName'])).toEqual(['anna@nordwind.example'])
    expect(stage.application.job).toMatchObject({ state: 'Active', quarantine: null })
    const { differences } = await stage.rehearsal.provisioning.inspect(stage.application.id, compareTarget)
    expect(differences).toEqual([])
  })

  test('a slow answer is an answer', async () => {
    stage.hire('anna')
    trouble({ kind: 'slow', delay: 20, method: 'POST' })
    await stage.cycle()
    expect(failures()).toEqual([])
    const { items } = stage.rehearsal.logs.find({ applicationId: stage.application.id, action: 'Create', limit: 5 })
    expect(items).toMatchObject([{ fault: 'Slow answer on POST: 20 ms' }])
  })

  test('the connection test meets them too, the comparison does not', async () => {
    trouble({ kind: 'timeout' })
    const { tenantUrl } = stage
    const result = await stage.rehearsal.provisioning.test(stage.application.id, { tenantUrl, secretToken: 'x' })
    expect(result).toMatchObject({ ok: false, message: expect.stringContaining('did not answer in time') as unknown })
    await stage.rehearsal.provisioning.inspect(stage.application.id, compareTarget)
  })
})

describe('when a fault happens', () => {
  const ask = async (times: number, method: 'GET' | 'PATCH' = 'GET', path = '/Users/1?x=/Groups') => {
    const { transport } = stage.rehearsal.faults.of(stage.application.id)
    const answered: boolean[] = []
    for (let one = 0; one < times; one += 1) {
      const answer = transport({ method, path, body: null }, async () => ({ status: 200, headers: {}, text: '' }))
      answered.push(
        await answer.then(
          () => true,
          () => false,
        ),
      )
    }
    return answered
  }

  test('a share by the seed: the same seed decides the same, another one otherwise', async () => {
    const decide = async (seed: string) => {
      const settings = readFaultSettings({ seed, faults: [{ kind: 'timeout', share: 0.3 }] })
      stage.rehearsal.faults.set(stage.application.id, settings)
      return ask(200)
    }
    const first = await decide('a')
    expect(first.filter((answered) => !answered).length).toBeGreaterThan(30)
    expect(first.filter((answered) => !answered).length).toBeLessThan(90)
    expect(await decide('a')).toEqual(first)
    expect(await decide('b')).not.toEqual(first)
  })

  test('a count ends it', async () => {
    const opened = trouble({ kind: 'reset', count: 2 })
    expect(await ask(4)).toEqual([false, false, true, true])
    expect(opened.describe()).toBeNull()
  })

  test('a schedule on the rehearsal clock', async () => {
    const now = stage.rehearsal.clock.now().getTime()
    const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString()
    trouble({ kind: 'timeout', from: at(10), until: at(20) })
    expect(await ask(1)).toEqual([true])
    stage.rehearsal.clock.advanceTo(now + 15 * 60_000)
    expect(await ask(1)).toEqual([false])
    stage.rehearsal.clock.advanceTo(now + 25 * 60_000)
    expect(await ask(1)).toEqual([true])
  })

  test.each([
    [{ method: 'GET' }, false],
    [{ method: 'PATCH' }, true],
    [{ path: '/Users' }, false],
    [{ path: '/Users/*' }, false],
    [{ path: '/Users/1/members' }, true],
    [{ path: '/Groups' }, true],
    [{ path: '/User' }, true],
  ])('%j', async (where, answered) => {
    trouble({ kind: 'timeout', ...where })
    expect(await ask(1)).toEqual([answered])
  })
})
