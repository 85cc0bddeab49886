import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStage, type Stage } from '../recording-server/index.ts'
import type { User } from '../tenant/index.ts'

let stage: Stage
beforeEach(async () => {
  stage = await openStage()
})
afterEach(() => stage.close())

const DAYS_30 = 30 * 24 * 60

type Event = (user: User) => unknown
const unassign: Event = (user) => {
  const { applications } = stage.rehearsal
  const [assignment] = stage.application.assignments.filter((one) => one.principalId === user.id)
  applications.unassign(stage.application.id, assignment?.id ?? '')
}
const assign: Event = (user) => stage.rehearsal.applications.assign(stage.application.id, [user.id])
const block: Event = (user) => stage.rehearsal.tenant.updateUser(user.id, { accountEnabled: false })
const unblock: Event = (user) => stage.rehearsal.tenant.updateUser(user.id, { accountEnabled: true })
const remove: Event = (user) => stage.rehearsal.tenant.deleteUser(user.id)
const restore: Event = (user) => stage.rehearsal.tenant.restoreUser(user.id)
const purge: Event = (user) => stage.rehearsal.tenant.purgeUser(user.id)
const rename: Event = (user) => stage.rehearsal.tenant.updateUser(user.id, { displayName: 'New name' })
const month: Event = () => stage.rehearsal.time.advance(DAYS_30)
const noActiveMapping: Event = () => {
  const { users } = stage.application.mappings
  users.attributes = users.attributes.filter((line) => line.target !== 'active')
}
const skipOutOfScope: Event = () => Object.assign(stage.application.settings, { skipOutOfScopeDeletions: true })
const noDelete: Event = () => Object.assign(stage.application.mappings.users.actions, { delete: false })
const noUpdate: Event = () => Object.assign(stage.application.mappings.users.actions, { update: false })
const filterOut: Event = () =>
  stage.application.mappings.users.scopingFilters.push({
    name: 'Sales only',
    clauses: [{ attribute: 'department', operator: 'EQUALS', value: 'Sales' }],
  })

const off = 'PATCH /Users/u1 active=False'
const on = 'PATCH /Users/u1 active=True'

/** Rows of the life-cycle matrix: what happens to a provisioned person, and what the server is told by the next cycle. */
const matrix: [string, Event[][], string[]][] = [
  ['nothing', [[]], []],
  ['a change', [[rename]], ['PATCH /Users/u1 displayName=New name']],
  ['unassigned', [[unassign]], [off]],
  ['unassigned, then deleted for good: no DELETE', [[unassign], [purge]], [off]],
  ['out of a scoping filter', [[filterOut]], [off]],
  ['unassigned with SkipOutOfScopeDeletions', [[skipOutOfScope, unassign]], []],
  ['unassigned without a mapping of IsSoftDeleted', [[noActiveMapping, unassign]], []],
  ['unassigned with Update unticked', [[noUpdate, unassign]], []],
  ['assigned again', [[unassign], [assign]], [off, on]],
  ['blocked', [[block]], [off]],
  ['blocked and unblocked', [[block], [unblock]], [off, on]],
  ['deleted', [[remove]], [off]],
  ['deleted and restored', [[remove], [restore]], [off, on]],
  ['deleted and purged', [[remove], [purge]], [off, 'DELETE /Users/u1']],
  ['deleted, thirty days later', [[remove], [month]], [off, 'DELETE /Users/u1']],
  ['purged with Delete unticked', [[noDelete, purge]], []],
  ['purged without a mapping of IsSoftDeleted', [[noActiveMapping, remove], [purge]], ['DELETE /Users/u1']],
]

test.each(matrix)('a provisioned person: %s', async (_name, steps, expected) => {
  const user = stage.hire('anna')
  await stage.cycle()
  stage.server.take()
  for (const events of steps) {
    for (const event of events) await event(user)
    await stage.cycle()
  }
  expect(writes()).toEqual(expected)
  await stage.cycle()
  expect(writes()).toEqual([])
})

test('a disabled person who was never provisioned is not created', async () => {
  stage.hire('anna', { accountEnabled: false })
  await stage.cycle()
  expect(writes()).toEqual([])
})

test('a person who exists on the target is linked and only the difference is sent', async () => {
  stage.server.users.set('x1', { id: 'x1', userName: 'ANNA@nordwind.example', displayName: 'anna', active: true })
  stage.hire('anna', { jobTitle: 'Chef' })
  await stage.cycle()
  expect(writes()).toEqual(['PATCH /Users/x1 userName=anna@nordwind.example title=Chef externalId=anna'])
})

test('a newcomer gets the name that somebody gave up on the same day', async () => {
  const { tenant } = stage.rehearsal
  const anna = stage.hire('anna')
  await stage.cycle()
  tenant.updateUser(anna.id, { userPrincipalName: 'married@nordwind.example' })
  stage.hire('anna')
  writes()
  await stage.cycle()
  expect(writes()).toEqual(['PATCH /Users/u1 userName=married@nordwind.example', 'POST /Users'])
})

test('a group that is unassigned is deleted on the target', async () => {
  const { rehearsal, application } = stage
  const group = rehearsal.tenant.createGroup({ displayName: 'Sales' })
  const [assignment] = rehearsal.applications.assign(application.id, [group.id])
  await stage.cycle()
  rehearsal.applications.unassign(application.id, assignment?.id ?? '')
  await stage.cycle()
  expect(writes()).toEqual(['POST /Groups', 'DELETE /Groups/g1'])
})

test('a company that replaces another takes the names over and nothing is deleted afterwards', async () => {
  const { rehearsal, application, server } = stage
  application.settings.scope = 'all'
  for (const id of ['old', 'new']) {
    rehearsal.tenant.clear()
    const user = rehearsal.tenant.createUser({ id: `u-${id}`, userPrincipalName: 'a@x.example', displayName: id })
    rehearsal.tenant.createGroup({ id: `g-${id}`, displayName: 'All Users', memberIds: [user.id] })
    await stage.cycle()
  }
  expect(application.job.cycle?.counts.failed).toBe(0)
  expect([...server.users.values()].map((user) => user['displayName'])).toEqual(['new'])
  expect([...server.groups.values()]).toMatchObject([
    { externalId: 'g-new', members: [{ value: expect.any(String) as unknown }] },
  ])
  await stage.cycle()
  expect(application.job.cycle?.counts).toMatchObject({ created: 0, updated: 0, deleted: 0, failed: 0 })
})

test('members of an assigned group arrive, members of a nested group do not', async () => {
  const { rehearsal, application, server } = stage
  const { tenant } = rehearsal
  const near = tenant.createUser({ userPrincipalName: 'near@nordwind.example', displayName: 'near' })
  const far = tenant.createUser({ userPrincipalName: 'far@nordwind.example', displayName: 'far' })
  const inner = tenant.createGroup({ displayName: 'Inner', memberIds: [far.id] })
  const outer = tenant.createGroup({ displayName: 'Outer', memberIds: [near.id, inner.id] })
  rehearsal.applications.assign(application.id, [outer.id])
  await stage.cycle()
  expect([...server.users.values()].map((user) => user['displayName'])).toEqual(['near'])
  expect([...server.groups.values()].map((group) => group['displayName'])).toEqual(['Outer'])
  expect([...server.groups.values()][0]?.['members']).toHaveLength(1)
})

/** The writes since the last call: method, path and, for a PATCH, what it sets. */
function writes(): string[] {
  return stage.server
    .take()
    .filter(({ method }) => method !== 'GET')
    .map(({ method, url, body }) => {
      if (method !== 'PATCH') return `${method} ${url.replace('/scim', '')}`
      const { Operations } = JSON.parse(body) as { Operations: { path: string; value: string }[] }
      return `PATCH ${url.replace('/scim', '')} ${Operations.map(({ path, value }) => `${path}=${value}`).join(' ')}`
    })
}
