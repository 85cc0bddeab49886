import { afterEach, beforeEach, expect, test } from 'vitest'
import { liveRandomDay } from '../random-day/index.ts'
import { openStage, type Stage } from '../recording-server/index.ts'
import { fillWithSample } from '../sample/index.ts'
import { compareTarget } from './compare.ts'

let stage: Stage
beforeEach(async () => {
  stage = await openStage({ scope: 'all' })
  fillWithSample(stage.rehearsal.tenant)
})
afterEach(() => stage.close())

const differences = async () =>
  (await stage.rehearsal.provisioning.inspect(stage.application.id, compareTarget)).differences

test.each(['', '?aadOptscim062020'])(
  'the sample company arrives whole and stays in step over three days of changes (%s)',
  async (flag) => {
    stage.application.credentials = { tenantUrl: stage.tenantUrl + flag, secretToken: 'secret-token' }
    await stage.cycle()
    expect(await differences()).toEqual([])
    for (const seed of ['1', '2', '3']) {
      liveRandomDay(stage.rehearsal.tenant, seed)
      await stage.cycle()
      expect(await differences()).toEqual([])
      stage.server.take()
      await stage.cycle()
      expect(stage.server.takeCalls()).toEqual([])
    }
    expect(stage.application.job.cycle?.counts.failed).toBe(0)
  },
)

test('a full restart matches everybody again and changes nobody', async () => {
  await stage.cycle()
  stage.server.take()
  await stage.rehearsal.provisioning.restart(stage.application.id, { scopes: ['Full'] })
  await stage.rehearsal.provisioning.settled(stage.application.id)
  const writes = stage.server.take().filter(({ method, url }) => method !== 'GET' && !url.includes('/Groups/'))
  expect(writes).toEqual([])
  expect(await differences()).toEqual([])
})

test('each kind of difference is found', async () => {
  await stage.cycle()
  const { server, rehearsal } = stage
  const [first, second, third] = [...server.users.values()]
  Object.assign(first ?? {}, { title: 'Impostor' })
  server.users.delete(second?.id ?? '')
  Object.assign(third ?? {}, { active: false })
  server.users.set('stranger', { id: 'stranger', userName: 'stranger@nordwind.example' })
  const group = [...server.groups.values()].find((one) => one['displayName'] === 'Europe')
  Object.assign(group ?? {}, { members: [{ value: 'stranger' }] })
  const found = (await differences()).map(({ attribute, target }) => `${attribute}: ${target}`)
  expect(found).toEqual(
    expect.arrayContaining(['title: Impostor', 'person: missing', 'active: false', 'person: nobody in the tenant']),
  )
  expect(found).toContain('members: stranger')
  expect(rehearsal.tenant.users.size).toBe(240)
})
