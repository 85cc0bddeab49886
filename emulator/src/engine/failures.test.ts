import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Answer, openStage, type Stage } from '../recording-server/index.ts'
import { portalRestart } from './index.ts'

let stage: Stage
beforeEach(async () => {
  stage = await openStage()
})
afterEach(() => stage.close())

const prefix = 'SystemForCrossDomainIdentityManagement'

describe('Test Connection says what is wrong', () => {
  test.each<[string, Answer, string, RegExp]>([
    ['a wrong token', { status: 401, body: { detail: 'no' } }, `${prefix}CredentialValidationFailure`, /Secret Token/],
    ['no right', { status: 403 }, `${prefix}CredentialValidationFailure`, /Secret Token/],
    ['a wrong path', { status: 404 }, `${prefix}ServiceIncompatible`, /Tenant URL/],
    [
      'a web page',
      { status: 200, text: '<html>', contentType: 'text/html' },
      `${prefix}ServiceIncompatible`,
      /web page/,
    ],
    ['another JSON', { status: 200, body: { ok: true } }, `${prefix}ServiceIncompatible`, /\/Users and \/Groups/],
    ['a redirect', { status: 302 }, `${prefix}ServiceIncompatible`, /Tenant URL/],
    ['no answer', 'hang up', `${prefix}CredentialValidationUnavailable`, /https/],
    ['a failing server', { status: 500 }, 'InternalServerError', /server/i],
  ])('%s', async (_name, answer, code, whatToDo) => {
    const { rehearsal, application, server, tenantUrl } = stage
    server.intercept = () => answer
    const result = await rehearsal.provisioning.test(application.id, { tenantUrl, secretToken: 'secret-token' })
    expect(result).toMatchObject({ ok: false, code, whatToDo: expect.stringMatching(whatToDo) as unknown })
    expect(JSON.stringify(result)).not.toContain('secret-token')
    expect(result.ok ? '' : result.request).toContain('GET http://127.0.0.1')
  })

  test.each([
    ['http://dynasend.example/scim', /https:\/\//],
    ['dynasend.example/scim', /whole Tenant URL/],
    ['ftp://dynasend.example', /https:\/\//],
  ])('an address that cannot be used: %s', async (tenantUrl, message) => {
    const { rehearsal, application } = stage
    const result = await rehearsal.provisioning.test(application.id, { tenantUrl, secretToken: 'x' })
    expect(result).toMatchObject({ ok: false, message: expect.stringMatching(message) as unknown })
  })

  test('https to a server that speaks only http', async () => {
    const { rehearsal, application, tenantUrl } = stage
    const secure = tenantUrl.replace('http:', 'https:')
    const result = await rehearsal.provisioning.test(application.id, { tenantUrl: secure, secretToken: 'x' })
    expect(result).toMatchObject({ ok: false, message: expect.stringContaining('does not speak HTTPS') as unknown })
  })

  test('a server that is down', async () => {
    const { rehearsal, application, tenantUrl, server } = stage
    await server.stop()
    const result = await rehearsal.provisioning.test(application.id, { tenantUrl, secretToken: 'x' })
    expect(result).toMatchObject({ ok: false, code: `${prefix}CredentialValidationUnavailable` })
    expect(result.ok ? '' : result.whatToDo).toContain('Start the server')
  })
})

describe('a cycle', () => {
  test('keeps one failed person for the next cycle and goes on with the others', async () => {
    const { rehearsal, application, server } = stage
    stage.hire('anna')
    stage.hire('berta')
    server.intercept = ({ method, body }) => (method === 'POST' && body.includes('anna@') ? { status: 500 } : null)
    await stage.cycle()
    expect([...server.users.values()].map((user) => user['displayName'])).toEqual(['berta'])
    expect(application.job.cycle?.counts).toMatchObject({ created: 1, failed: 1 })
    const { items } = rehearsal.logs.find({ applicationId: application.id, status: 'Failure', limit: 5 })
    expect(items[0]).toMatchObject({ errorCode: 'InternalServerError', object: { displayName: 'anna' } })
    expect(items[0]?.description).toContain('It will be retried again after this date')
    server.intercept = () => null
    await stage.cycle()
    expect(server.users.size).toBe(2)
    expect(rehearsal.applications.data(application.id).waiting).toBe(0)
  })

  test.each<[string, Answer, string]>([
    ['409', { status: 409, body: { detail: 'taken' } }, 'EntryConflict'],
    ['400', { status: 400, body: { detail: 'title: too long' } }, `${prefix}BadRequest`],
    ['429', { status: 429 }, 'TooManyRequests'],
    ['501', { status: 501 }, 'NotImplemented'],
  ])('logs the code for %s', async (_status, answer, code) => {
    const { rehearsal, application, server } = stage
    stage.hire('anna')
    server.intercept = ({ method }) => (method === 'POST' ? answer : null)
    await stage.cycle()
    const { items } = rehearsal.logs.find({ applicationId: application.id, limit: 5 })
    expect(items.map((item) => item.errorCode)).toEqual([code])
  })

  test('goes into quarantine at once when the token is refused, and out of it by itself', async () => {
    const { rehearsal, application, server } = stage
    stage.hire('anna')
    server.intercept = () => ({ status: 401, body: {} })
    await stage.cycle()
    expect(application.job).toMatchObject({ state: 'Quarantine', watermark: null })
    expect(application.job.quarantine?.reason).toBe('EncounteredQuarantineException')
    server.intercept = () => null
    await rehearsal.time.advance(5 * 60)
    expect(server.users.size).toBe(0)
    await rehearsal.time.advance(61)
    expect(server.users.size).toBe(1)
    expect(application.job).toMatchObject({ state: 'Active', quarantine: null })
  })

  test('is switched off after 28 days in quarantine', async () => {
    const { rehearsal, application, server } = stage
    server.intercept = () => ({ status: 401, body: {} })
    await stage.cycle()
    await rehearsal.time.advance(30 * 24 * 60)
    expect(application.job).toMatchObject({ state: 'Paused', nextCycleAt: null })
  })

  test('an expression that does not fit one person fails for that person only', async () => {
    const { rehearsal, application, server } = stage
    const line = application.mappings.users.attributes.find((one) => one.target === 'title')
    Object.assign(line ?? {}, { type: 'Expression', expression: 'Left([displayName], [employeeId])' })
    stage.hire('anna', { employeeId: '2' })
    stage.hire('berta', { employeeId: 'many' })
    await stage.cycle()
    expect([...server.users.values()].map((user) => user['title'])).toEqual(['an'])
    const { items } = rehearsal.logs.find({ applicationId: application.id, status: 'Failure', limit: 5 })
    expect(items[0]?.description).toContain('whole number')
  })

  test('two hits for one person are a DuplicateTargetEntries failure', async () => {
    const { rehearsal, application, server } = stage
    for (const id of ['x1', 'x2']) server.users.set(id, { id, userName: 'anna@nordwind.example' })
    stage.hire('anna')
    await stage.cycle()
    const { items } = rehearsal.logs.find({ applicationId: application.id, limit: 5 })
    expect(items.map((item) => item.errorCode)).toEqual(['DuplicateTargetEntries'])
  })

  test('a person whom the target lost is created again in the next cycle', async () => {
    const { rehearsal, server } = stage
    const user = stage.hire('anna')
    await stage.cycle()
    server.users.clear()
    rehearsal.tenant.updateUser(user.id, { jobTitle: 'Chef' })
    await stage.cycle()
    expect(server.users.size).toBe(0)
    await stage.cycle()
    expect([...server.users.values()][0]).toMatchObject({ title: 'Chef' })
  })

  test('holds too many deletes back until the admin allows them', async () => {
    const { rehearsal, application, server } = stage
    const users = ['a', 'b', 'c'].map((name) => stage.hire(name))
    await stage.cycle()
    Object.assign(application.settings, { preventAccidentalDeletion: true, deletionThreshold: 2 })
    application.assignments = []
    rehearsal.tenant.updateUser(users[0]?.id ?? '', { jobTitle: 'Chef' })
    server.take()
    await stage.cycle()
    expect(application.job.quarantine?.reason).toBe('TooManyDeletes')
    expect(server.take()).toEqual([])
    const { total } = rehearsal.logs.find({ applicationId: application.id, action: 'StagedDelete', limit: 5 })
    expect(total).toBe(3)
    await rehearsal.provisioning.restart(application.id, { scopes: [...portalRestart, 'ForceDeletes'] })
    await rehearsal.provisioning.settled(application.id)
    expect([...server.users.values()].map((user) => user['active'])).toEqual([false, false, false])
  })

  test('a change of the mapping makes the next cycle look at everybody', async () => {
    const { rehearsal, application, server } = stage
    stage.hire('anna', { companyName: 'Nordwind' })
    await stage.cycle()
    const line = application.mappings.users.attributes.find((one) => one.target === 'title')
    Object.assign(line ?? {}, { source: 'companyName', expression: '[companyName]' })
    rehearsal.provisioning.resetWatermark(application)
    await stage.cycle()
    expect([...server.users.values()][0]).toMatchObject({ title: 'Nordwind' })
  })
})
