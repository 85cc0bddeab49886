import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStage, type Stage } from '../recording-server/index.ts'

let stage: Stage
beforeEach(async () => {
  stage = await openStage()
})
afterEach(() => stage.close())

test('a first cycle sends users, then groups, then references, and the next one sends nothing', async () => {
  const { rehearsal, server, application } = stage
  const boss = stage.hire('boss')
  const worker = stage.hire('worker', { jobTitle: 'Baker', mail: 'worker@nordwind.example' })
  rehearsal.tenant.setManager(worker.id, boss.id)
  const group = rehearsal.tenant.createGroup({ displayName: 'All Users', memberIds: [boss.id, worker.id] })
  rehearsal.applications.assign(application.id, [group.id])
  await stage.cycle()
  expect(application.job).toMatchObject({ state: 'Active', quarantine: null })
  const calls = server.takeCalls()
  expect(calls.filter((call) => call.startsWith('POST'))).toEqual(['POST /Users', 'POST /Users', 'POST /Groups'])
  expect(calls.slice(-3).every((call) => call.startsWith('PATCH'))).toBe(true)
  expect([...server.groups.values()][0]?.['members']).toHaveLength(2)
  expect(application.job.cycle?.counts).toMatchObject({ created: 3, failed: 0 })
  await stage.cycle()
  expect(server.takeCalls()).toEqual([])
})
