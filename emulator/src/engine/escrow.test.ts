import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readFaultSettings } from '../faults/index.ts'
import { openStage, type Stage } from '../recording-server/index.ts'

let stage: Stage
beforeEach(async () => {
  stage = await openStage()
})
afterEach(() => stage.close())

const trouble = (...faults: object[]) =>
  stage.rehearsal.faults.set(stage.application.id, readFaultSettings({ seed: '1', faults }))
const data = () => stage.rehearsal.applications.data(stage.application.id)

/** Minutes from the first cycle to each attempt that the server saw. */
async function attempts(hours: number, isAttempt: (request: { method: string; url: string }) => boolean) {
  const began = stage.rehearsal.clock.now().getTime()
  const seen: number[] = []
  stage.server.requests.length = 0
  await stage.cycle()
  for (let minutes = 0; minutes <= hours * 60; minutes += 40) {
    if (stage.server.requests.splice(0).some(isAttempt)) {
      seen.push(Math.round((stage.rehearsal.clock.now().getTime() - began) / 60_000))
    }
    await stage.rehearsal.time.advance(40)
  }
  return seen
}

describe('escrow and retry (5.4)', () => {
  test('an object that fails is tried in the next cycle, then with growing gaps, at last about daily', async () => {
    stage.hire('anna')
    stage.server.intercept = ({ method }) => (method === 'POST' ? { status: 400, body: { detail: 'title' } } : null)
    const seen = await attempts(120, ({ method }) => method === 'POST')
    const gaps = seen.slice(1).map((minutes, index) => minutes - (seen[index] ?? 0))
    expect(gaps).toEqual([40, 80, 160, 320, 640, 1280, 1440, 1440, 1440])
  })

  test('the log says how often it was retried, and when it will be again', async () => {
    stage.hire('anna')
    stage.server.intercept = ({ method }) => (method === 'POST' ? { status: 500 } : null)
    await stage.cycle()
    await stage.cycle()
    const { items } = stage.rehearsal.logs.find({ applicationId: stage.application.id, status: 'Failure', limit: 5 })
    expect(items.map(({ description }) => /retried (\d) times/.exec(description)?.[1])).toEqual(['1', '0'])
    expect(items[0]?.description).toMatch(/It will be retried again after this date: \d{4}-\d\d-\d\dT[\d:.]+Z UTC$/)
  })

  test('whoever changes while waiting is tried at once', async () => {
    const anna = stage.hire('anna')
    stage.server.intercept = ({ method }) => (method === 'POST' ? { status: 400 } : null)
    for (let cycles = 0; cycles < 4; cycles += 1) await stage.cycle()
    stage.server.intercept = () => null
    stage.rehearsal.tenant.updateUser(anna.id, { jobTitle: 'Chef' })
    await stage.cycle()
    expect(stage.server.users.size).toBe(1)
    expect(data().waiting).toBe(0)
  })

  test('429: tried again by itself in the next cycle, and not before the time that Retry-After names', async () => {
    stage.hire('anna')
    trouble({ kind: 'tooManyRequests', method: 'POST', count: 1 })
    await stage.cycle()
    await stage.cycle()
    expect(stage.server.users.size).toBe(1)
    stage.hire('berta')
    trouble({ kind: 'tooManyRequests', method: 'POST', count: 1, retryAfter: 3 * 3600 })
    for (let cycles = 0; cycles < 4; cycles += 1) await stage.cycle()
    expect(stage.server.users.size).toBe(1)
    for (let cycles = 0; cycles < 2; cycles += 1) await stage.cycle()
    expect(stage.server.users.size).toBe(2)
  })

  test('members that fail wait with gaps of their own; the group itself is not asked for', async () => {
    const anna = stage.hire('anna')
    const group = stage.rehearsal.tenant.createGroup({ displayName: 'Sales', memberIds: [anna.id] })
    stage.rehearsal.applications.assign(stage.application.id, [group.id])
    stage.server.intercept = ({ method, url }) =>
      method === 'PATCH' && url.includes('/Groups/') ? { status: 500 } : null
    const seen = await attempts(12, ({ method }) => method === 'PATCH')
    expect(seen.slice(1).map((minutes, index) => minutes - (seen[index] ?? 0))).toEqual([40, 80, 160, 320])
    stage.server.intercept = () => null
    await stage.rehearsal.time.advance(24 * 60)
    expect([...stage.server.groups.values()][0]?.['members']).toHaveLength(1)
    expect(data().waiting).toBe(0)
  })

  test('a manager that fails waits with gaps of its own', async () => {
    const boss = stage.hire('boss')
    stage.rehearsal.tenant.setManager(stage.hire('anna').id, boss.id)
    stage.server.intercept = ({ method, body }) =>
      method === 'PATCH' && body.includes('manager') ? { status: 500 } : null
    const seen = await attempts(6, ({ method }) => method === 'PATCH')
    expect(seen.slice(1).map((minutes, index) => minutes - (seen[index] ?? 0))).toEqual([40, 80, 160])
  })
})
