import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { RecordingServer } from './recording-server/index.ts'
import { createRehearsal } from './rehearsal.ts'
import { fillWithSample } from './sample/index.ts'

let folder: string
let server: RecordingServer
let tenantUrl: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'restart-'))
  server = new RecordingServer()
  tenantUrl = await server.start()
})
afterEach(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('a restart goes on where it was: people, application, links, clock and logs', async () => {
  const first = createRehearsal({ dataFolder: folder })
  fillWithSample(first.tenant)
  const application = first.applications.create('Dynasend')
  Object.assign(application, { mode: 'Automatic', credentials: { tenantUrl, secretToken: 'x' } })
  application.settings.scope = 'all'
  first.provisioning.start(application.id)
  await first.provisioning.settled(application.id)
  await first.time.advance(60)
  const { sequence } = first.tenant
  await first.close()

  const second = createRehearsal({ dataFolder: folder })
  const again = second.applications.get(application.id)
  expect(second.tenant.users.size).toBe(240)
  expect(second.tenant.sequence).toBe(sequence)
  expect(again.job).toMatchObject({ state: 'Active', watermark: sequence })
  expect(second.applications.data(application.id).count('User')).toBe(237)
  expect(second.clock.now().getTime()).toBeGreaterThan(Date.now() + 59 * 60_000)
  expect(second.logs.find({ applicationId: application.id, limit: 1 }).total).toBeGreaterThan(240)
  server.take()
  await second.time.advance(40)
  expect(server.takeCalls()).toEqual([])
  await second.close()
})

test('a cycle that was cut off is done again without sending anything twice', async () => {
  const first = createRehearsal({ dataFolder: folder })
  fillWithSample(first.tenant)
  const application = first.applications.create('Dynasend')
  Object.assign(application, { mode: 'Automatic', credentials: { tenantUrl, secretToken: 'x' } })
  application.settings.scope = 'all'
  let posts = 0
  let enough: () => void = () => undefined
  const reached = new Promise<void>((done) => {
    enough = done
  })
  server.intercept = ({ method }) => {
    if (method === 'POST') posts += 1
    if (posts === 60) enough()
    return null
  }
  first.provisioning.start(application.id)
  await reached
  await first.close()
  expect(server.users.size).toBeLessThan(237)

  const second = createRehearsal({ dataFolder: folder })
  expect(second.applications.get(application.id).job.cycle?.running).toBe(false)
  second.provisioning.start(application.id)
  await second.provisioning.settled(application.id)
  expect(server.users.size).toBe(237)
  expect(posts).toBe(237 + 14)
  await second.close()
})

test('a second process on the same folder is told so', async () => {
  const first = createRehearsal({ dataFolder: folder })
  expect(() => createRehearsal({ dataFolder: folder })).toThrow('Another rehearsal already uses the folder')
  await first.close()
})
