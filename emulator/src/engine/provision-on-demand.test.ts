import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStage, type Stage } from '../recording-server/index.ts'
import type { OnDemandRequest } from './index.ts'

let stage: Stage
beforeEach(async () => {
  stage = await openStage()
})
afterEach(() => stage.close())

const provision = (request: OnDemandRequest) => stage.rehearsal.provisioning.onDemand(stage.application.id, request)

test('creates a person and shows the four steps, with what was sent', async () => {
  const user = stage.hire('anna', { jobTitle: 'Baker' })
  const result = await provision({ userId: user.id })
  expect(result).toMatchObject({ result: 'Success', action: 'Create', error: null })
  expect(result.steps.map(({ name, status }) => `${name}: ${status}`)).toEqual([
    'Import user: success',
    'Determine if user is in scope: success',
    'Match user between source and target system: success',
    'Perform action: success',
  ])
  expect(result.modified).toContainEqual({ attribute: 'title', oldValue: null, newValue: 'Baker' })
})

test('skips who is not assigned, and who is the same already', async () => {
  const stranger = stage.rehearsal.tenant.createUser({ userPrincipalName: 's@x.example', displayName: 'S' })
  const skipped = await provision({ userId: stranger.id })
  expect(skipped).toMatchObject({ result: 'Skipped' })
  expect(skipped.steps.at(-1)?.details).toEqual({ SkipReason: 'NotEffectivelyEntitled' })
  const user = stage.hire('anna')
  await provision({ userId: user.id })
  const again = await provision({ userId: user.id })
  expect(again.steps.at(-1)?.details).toEqual({ SkipReason: 'RedundantExport' })
  expect(stage.server.users.size).toBe(1)
})

test('shows the connection test when it fails', async () => {
  const user = stage.hire('anna')
  stage.server.intercept = () => ({ status: 401, body: {} })
  const result = await provision({ userId: user.id })
  expect(result.error?.code).toBe('SystemForCrossDomainIdentityManagementCredentialValidationFailure')
  expect(result.error?.request).toContain('GET http')
})

test('disables who lost the assignment, but leaves who is blocked to the cycle', async () => {
  const user = stage.hire('anna')
  const other = stage.hire('berta')
  await provision({ userId: user.id })
  await provision({ userId: other.id })
  stage.rehearsal.tenant.updateUser(user.id, { accountEnabled: false })
  expect(await provision({ userId: user.id })).toMatchObject({ result: 'Skipped' })
  stage.application.assignments = []
  expect(await provision({ userId: other.id })).toMatchObject({ result: 'Success', action: 'Disable' })
  expect([...stage.server.users.values()].map((one) => one['active'])).toEqual([true, false])
})

test('creates a person anew when the target lost the linked one', async () => {
  const user = stage.hire('anna')
  await provision({ userId: user.id })
  stage.server.users.clear()
  expect(await provision({ userId: user.id })).toMatchObject({ result: 'Success', action: 'Create' })
})

test('a group with chosen members, at most five', async () => {
  const { rehearsal, application, server } = stage
  const users = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => stage.hire(name))
  const ids = users.map(({ id }) => id)
  const group = rehearsal.tenant.createGroup({ displayName: 'Sales', memberIds: ids })
  rehearsal.applications.assign(application.id, [group.id])
  for (const id of ids.slice(0, 2)) await provision({ userId: id })
  await expect(provision({ groupId: group.id, memberIds: ids })).rejects.toThrow('at most 5')
  const result = await provision({ groupId: group.id, memberIds: ids.slice(0, 2) })
  expect(result).toMatchObject({ result: 'Success', action: 'Create' })
  expect([...server.groups.values()][0]?.['members']).toHaveLength(2)
  await stage.cycle()
  expect([...server.groups.values()][0]?.['members']).toHaveLength(6)
})

test('the manager of a person who was provisioned on demand comes with the next cycle', async () => {
  const { rehearsal, server } = stage
  const boss = stage.hire('boss')
  const user = stage.hire('anna')
  await stage.cycle()
  const late = rehearsal.tenant.createUser({
    userPrincipalName: 'l@x.example',
    displayName: 'late',
    managerId: boss.id,
  })
  await stage.cycle()
  rehearsal.applications.assign(stage.application.id, [late.id])
  await provision({ userId: late.id })
  await stage.cycle()
  const found = [...server.users.values()].find((one) => one['displayName'] === 'late')
  expect(JSON.stringify(found)).toContain('"manager":{"value":"u1"}')
  expect(user.managerId).toBeNull()
})

test('works while the job is stopped, and leaves its watermark and its retries alone', async () => {
  const user = stage.hire('anna')
  await stage.cycle()
  const { job, id } = stage.application
  stage.rehearsal.provisioning.stop(id)
  const { watermark } = job
  stage.rehearsal.tenant.updateUser(user.id, { jobTitle: 'Chef' })
  expect(await provision({ userId: user.id })).toMatchObject({ result: 'Success', action: 'Update' })
  expect(job).toMatchObject({ state: 'Paused', watermark, nextCycleAt: null })
  stage.server.intercept = ({ method }) => (method === 'PATCH' ? { status: 500 } : null)
  stage.rehearsal.tenant.updateUser(user.id, { jobTitle: 'Baker' })
  expect(await provision({ userId: user.id })).toMatchObject({ result: 'Failure' })
  expect(stage.rehearsal.applications.data(id).waiting).toBe(0)
})

test('does not bring back who was deleted and restored: that is for the cycle', async () => {
  const user = stage.hire('anna')
  await stage.cycle()
  stage.rehearsal.tenant.deleteUser(user.id)
  expect(await provision({ userId: user.id })).toMatchObject({ result: 'Skipped' })
  expect([...stage.server.users.values()][0]).toMatchObject({ active: true })
})

test('what it leaves to the cycle still waits there: a disable that failed is tried again', async () => {
  const user = stage.hire('anna')
  await stage.cycle()
  stage.rehearsal.tenant.updateUser(user.id, { accountEnabled: false })
  stage.server.intercept = ({ method }) => (method === 'PATCH' ? { status: 500, body: {} } : null)
  await stage.cycle()
  stage.server.intercept = () => null
  expect(await provision({ userId: user.id })).toMatchObject({ result: 'Skipped' })
  await stage.rehearsal.time.advance(24 * 60)
  expect([...stage.server.users.values()]).toMatchObject([{ active: false }])
})
