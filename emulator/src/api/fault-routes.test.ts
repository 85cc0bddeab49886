import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStage, type Stage } from '../recording-server/index.ts'
import { createApi } from './index.ts'

let stage: Stage
let api: FastifyInstance
beforeEach(async () => {
  stage = await openStage()
  api = await createApi(stage.rehearsal, null)
})
afterEach(async () => {
  await api.close()
  await stage.close()
})

const call = async (method: 'GET' | 'PUT' | 'DELETE', payload?: object, id = stage.application.id) => {
  const url = `/api/applications/${id}/faults`
  const answer = await api.inject({ method, url, ...(payload ? { payload } : {}) })
  return { status: answer.statusCode, json: answer.json<unknown>() }
}

test('faults are listed, set anew and ended', async () => {
  expect(await call('GET')).toMatchObject({ json: { active: false, text: 'No faults are on.', faults: [] } })
  const set = await call('PUT', { seed: 's', faults: [{ kind: 'timeout', share: 0.5 }] })
  expect(set.json).toMatchObject({
    seed: 's',
    active: true,
    text: 'Faults are on: Time-out on any request: 50 %.',
    faults: [{ kind: 'timeout', happened: 0, ended: false, method: null, path: null }],
  })
  const page = await api.inject({ url: `/api/applications/${stage.application.id}/provisioning` })
  expect(page.json()).toMatchObject({ job: { faults: 'Faults are on: Time-out on any request: 50 %.' } })
  expect(await call('PUT', set.json as object)).toMatchObject({ status: 200, json: { seed: 's' } })
  expect(await call('DELETE')).toMatchObject({ json: { active: false, faults: [] } })
})

test('what cannot be read is refused with its place, and nothing changes', async () => {
  await call('PUT', { faults: [{ kind: 'reset' }] })
  const refused = await call('PUT', { faults: [{ kind: 'reset', share: 2 }] })
  expect(refused).toMatchObject({ status: 400, json: { error: { field: 'faults.0.share' } } })
  expect(await call('GET')).toMatchObject({ json: { faults: [{ kind: 'reset', share: 1 }] } })
  expect(await call('GET', undefined, 'nobody')).toMatchObject({ status: 404 })
})
