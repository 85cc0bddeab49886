import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Answer, openStage, type Stage } from '../recording-server/index.ts'
import { provisioningDetails } from './index.ts'

let stage: Stage
beforeEach(async () => {
  stage = await openStage()
})
afterEach(() => stage.close())

const logs = (query: { status?: string; action?: string } = {}) =>
  stage.rehearsal.logs.find({ applicationId: stage.application.id, limit: 50, ...query }).items
const prefix = 'SystemForCrossDomainIdentityManagement'

describe('what is logged for each answer of the server (3.12)', () => {
  test.each<[string, Answer, string]>([
    ['400', { status: 400 }, `${prefix}BadRequest`],
    ['401', { status: 401 }, 'Unauthorized'],
    ['403', { status: 403 }, 'InsufficientRights'],
    ['405', { status: 405 }, 'MethodNotAllowed'],
    ['409', { status: 409 }, 'EntryConflict'],
    ['422', { status: 422 }, 'UnprocessableEntity'],
    ['429', { status: 429 }, 'TooManyRequests'],
    ['500', { status: 500 }, 'InternalServerError'],
    ['503', { status: 503 }, 'InternalServerError'],
    ['501', { status: 501 }, 'NotImplemented'],
    ['418', { status: 418 }, 'WebExceptionProtocolError'],
    ['201 without an id', { status: 201, body: { userName: 'a' } }, `${prefix}ServiceIncompatible`],
    ['201 with a web page', { status: 201, text: '<html>' }, `${prefix}ServiceIncompatible`],
    ['no answer', 'hang up', 'WebExceptionProtocolError'],
  ])('%s', async (_name, answer, code) => {
    stage.hire('anna')
    stage.server.intercept = ({ method }) => (method === 'POST' ? answer : null)
    await stage.cycle()
    expect(logs({ status: 'Failure' })).toMatchObject([{ errorCode: code, action: 'Create' }])
  })

  test('404 on a linked person is InvalidAnchor, and the person is matched again', async () => {
    const anna = stage.hire('anna')
    await stage.cycle()
    stage.server.users.clear()
    stage.rehearsal.tenant.updateUser(anna.id, { jobTitle: 'Chef' })
    await stage.cycle()
    expect(logs({ status: 'Failure' })).toMatchObject([{ errorCode: 'InvalidAnchor' }])
  })

  test('a group that comes with its members although they were excluded', async () => {
    const group = stage.rehearsal.tenant.createGroup({ displayName: 'Sales', memberIds: [stage.hire('anna').id] })
    stage.rehearsal.applications.assign(stage.application.id, [group.id])
    await stage.cycle()
    stage.server.intercept = ({ method, url }) =>
      method === 'GET' && url.includes('/Groups/g')
        ? { status: 200, body: { id: 'g2', members: [{ value: 'u1' }] } }
        : null
    stage.rehearsal.tenant.updateGroup(group.id, { displayName: 'Trade' })
    await stage.cycle()
    expect(logs({ status: 'Failure' })).toMatchObject([{ errorCode: `${prefix}MultipleEntriesInResponse` }])
    expect(stage.application.job.state).toBe('Active')
  })

  test('skips: not assigned, filtered out, never created because disabled, the same already', async () => {
    const { tenant } = stage.rehearsal
    const anna = stage.hire('anna')
    await stage.cycle()
    tenant.createUser({ userPrincipalName: 'stranger@nordwind.example', displayName: 'stranger' })
    stage.hire('blocked', { accountEnabled: false })
    tenant.updateUser(anna.id, { companyName: 'Nordwind' })
    await stage.cycle()
    const skips = logs({ status: 'Skipped' }).map(({ object, errorCode }) => `${object.displayName} ${errorCode}`)
    expect(skips).toEqual(
      expect.arrayContaining(['stranger NotEffectivelyEntitled', 'blocked NotActive', 'anna RedundantExport']),
    )
  })
})

describe('a log line in the terms of Graph (6.12)', () => {
  const steps = (index = 0, query: { action?: string } = {}) => {
    const entry = logs(query)[index]
    if (!entry) throw new Error('no such line')
    return provisioningDetails(entry).provisioningSteps.map(({ name, type, status }) => `${name} ${type} ${status}`)
  }

  test('create, update, disable, delete and skip have the documented steps', async () => {
    const anna = stage.hire('anna')
    const { tenant } = stage.rehearsal
    await stage.cycle()
    expect(steps()).toEqual([
      'EntryImportAdd import success',
      'EntrySynchronizationScoping scoping success',
      'EntryImport matching success',
      'EntrySynchronizationAdd processing success',
      'EntryExportAdd export success',
    ])
    tenant.updateUser(anna.id, { jobTitle: 'Chef' })
    await stage.cycle()
    expect(steps(0, { action: 'Update' }).slice(-2)).toEqual([
      'EntrySynchronizationUpdate processing success',
      'EntryExportUpdate export success',
    ])
    tenant.deleteUser(anna.id)
    await stage.cycle()
    expect(steps(0, { action: 'Disable' }).at(-1)).toBe('EntryExportUpdate export success')
    tenant.purgeUser(anna.id)
    await stage.cycle()
    expect(steps(0, { action: 'Delete' }).at(-1)).toBe('EntryExportDelete export success')
    tenant.createUser({ userPrincipalName: 's@nordwind.example', displayName: 's' })
    await stage.cycle()
    expect(steps().at(-1)).toBe('EntrySynchronizationSkip processing skipped')
  })

  test('a failure gives the reason in the words of the log, and what to do', async () => {
    stage.hire('anna')
    stage.server.intercept = ({ method }) =>
      method === 'POST' ? { status: 400, body: { detail: 'title is too long', status: '400' } } : null
    await stage.cycle()
    const [entry] = logs()
    if (!entry) throw new Error('no line')
    const { reason, recommendedAction, errorCategory } = provisioningDetails(entry)
    expect(reason).toMatch(
      /^Failed to create User 'anna@nordwind\.example' in customappsso; Error: StatusCode: BadRequest Message: Processing of the HTTP request resulted in an exception\. Please see the HTTP response returned by the 'Response' property of this exception for details\. Web Response: \{"detail":"title is too long","status":"400"\}\. This operation was retried 0 times\. It will be retried again after this date: \S+Z UTC$/,
    )
    expect(recommendedAction).toContain('the server names the attribute')
    expect(errorCategory).toBe('nonServiceFailure')
    expect(steps().at(-1)).toBe('EntryExportAdd export failure')
  })

  test('each modified attribute with its old and new value', async () => {
    const anna = stage.hire('anna', { jobTitle: 'Baker' })
    await stage.cycle()
    stage.rehearsal.tenant.updateUser(anna.id, { jobTitle: 'Chef' })
    await stage.cycle()
    expect(logs({ action: 'Update' })[0]?.modified).toEqual([
      { attribute: 'title', oldValue: 'Baker', newValue: 'Chef' },
    ])
  })
})
