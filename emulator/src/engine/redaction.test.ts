import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStage, type Stage } from '../recording-server/index.ts'

let stage: Stage
beforeEach(async () => {
  stage = await openStage()
})
afterEach(() => stage.close())

test('a redacted value is sent and is in no part of the log or of the answer on demand', async () => {
  const expression = 'Redact([employeeId])'
  stage.application.mappings.users.attributes.push({
    source: expression,
    expression,
    type: 'Expression',
    target: 'nickName',
    matchingPrecedence: 0,
    apply: 'Always',
    defaultValue: null,
  })
  const { attributes } = stage.application.mappings.users
  stage.application.mappings.users.attributes = attributes.filter(({ source }) => source !== 'employeeId')
  const anna = stage.hire('anna', { employeeId: 'secret "number" walrus' })
  const { rehearsal, application, server } = stage
  const answer = await rehearsal.provisioning.onDemand(application.id, { userId: anna.id })
  const post = server.requests.find(({ method }) => method === 'POST')
  expect(JSON.parse(post?.body ?? '{}')).toMatchObject({ nickName: 'secret "number" walrus' })
  const { items } = rehearsal.logs.find({
    applicationId: application.id,
    limit: 10,
    status: '',
    action: '',
    search: '',
    cycleId: '',
  })
  const told = JSON.stringify([answer, ...items])
  expect(told).not.toMatch(/walrus|secret\s/)
  expect(answer.modified).toContainEqual({ attribute: 'nickName', oldValue: '[Redact]', newValue: '[Redact]' })
  expect(items[0]?.request).toContain('"nickName":"[Redact]"')
})
