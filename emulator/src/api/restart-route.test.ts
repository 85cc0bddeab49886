import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStage, type Stage } from '../recording-server/index.ts'
import { createApi } from './index.ts'

let stage: Stage
let api: FastifyInstance
beforeEach(async () => {
  stage = await openStage()
  api = await createApi(stage.rehearsal, null)
  stage.hire('anna')
  await stage.cycle()
})
afterEach(async () => {
  await api.close()
  await stage.close()
})

const restart = async (payload?: object) => {
  const url = `/api/applications/${stage.application.id}/provisioning/restart`
  const answer = await api.inject({ method: 'POST', url, ...(payload ? { payload } : {}) })
  await stage.rehearsal.provisioning.settled(stage.application.id)
  return { status: answer.statusCode, json: answer.json<unknown>(), kind: stage.application.job.cycle?.kind }
}

test('without a body: as the portal does', async () => {
  expect(await restart()).toMatchObject({ status: 200, kind: 'initial' })
})

test('the scopes by their names in Graph', async () => {
  expect(await restart({ resetScope: 'Escrows, QuarantineState' })).toMatchObject({ status: 200, kind: 'incremental' })
  expect(await restart({ resetScope: 'Full' })).toMatchObject({ status: 200, kind: 'initial' })
})

test('an unknown scope is refused, and nothing restarts', async () => {
  const cycle = stage.application.job.cycle?.id
  expect(await restart({ resetScope: 'Everything' })).toMatchObject({
    status: 400,
    json: { error: { field: 'resetScope' } },
  })
  expect(stage.application.job.cycle?.id).toBe(cycle)
})

test('what the two buttons of the page say', async () => {
  expect(await restart({ full: true, allowDeletes: false })).toMatchObject({ status: 200, kind: 'initial' })
  expect(await restart({ allowDeletes: true })).toMatchObject({ status: 200, kind: 'initial' })
})

test('a job that stopped says why', async () => {
  const { job } = stage.application
  const text = async () => {
    const answer = await api.inject({ url: `/api/applications/${stage.application.id}/provisioning` })
    return answer.json<{ job: { statusText: string } }>().job.statusText
  }
  stage.rehearsal.provisioning.stop(stage.application.id)
  expect(await text()).toBe('Stopped')
  job.history.escrowsPruned = true
  expect(await text()).toContain('cleared')
  stage.rehearsal.provisioning.start(stage.application.id)
  await stage.rehearsal.provisioning.settled(stage.application.id)
  stage.server.intercept = () => ({ status: 401 })
  await stage.cycle()
  await stage.rehearsal.time.advance(30 * 24 * 60)
  expect(await text()).toContain('After 28 days in quarantine the job was switched off')
})
