import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStage, type Stage } from '../recording-server/index.ts'
import { portalRestart } from './index.ts'

let stage: Stage
beforeEach(async () => {
  stage = await openStage()
})
afterEach(() => stage.close())

const group = (name: string, memberIds: string[]) => {
  const made = stage.rehearsal.tenant.createGroup({ displayName: name, memberIds })
  stage.rehearsal.applications.assign(stage.application.id, [made.id])
  return made
}
const stranger = (name: string) =>
  stage.rehearsal.tenant.createUser({ userPrincipalName: `${name}@nordwind.example`, displayName: name })
const members = () => ([...stage.server.groups.values()][0]?.['members'] ?? []) as { value: string }[]
const memberPatches = () =>
  stage.server.take().filter(({ method, url }) => method === 'PATCH' && url.includes('/Groups/')).length
const restart = async () => {
  await stage.rehearsal.provisioning.restart(stage.application.id, { scopes: portalRestart })
  await stage.rehearsal.provisioning.settled(stage.application.id)
}

describe('null never flows (2.3)', () => {
  test('an emptied attribute stays on the target, and the next cycles send nothing', async () => {
    const anna = stage.hire('anna', { jobTitle: 'Chef', mobile: '+49 1' })
    await stage.cycle()
    stage.server.take()
    stage.rehearsal.tenant.updateUser(anna.id, { jobTitle: null, mobile: '' })
    await stage.cycle()
    await stage.cycle()
    expect(stage.server.take().filter(({ method }) => method !== 'GET')).toEqual([])
    expect([...stage.server.users.values()][0]).toMatchObject({ title: 'Chef' })
  })

  test('an empty attribute is no key of the body of a new person', async () => {
    stage.hire('anna', { jobTitle: '' })
    await stage.cycle()
    const post = stage.server.take().find(({ method }) => method === 'POST')
    expect(JSON.parse(post?.body ?? '{}')).not.toHaveProperty('title')
    expect(post?.body).not.toContain('null')
  })
})

describe('managers and members only when linked (3.6, 3.10)', () => {
  test('a manager who comes later is sent in the cycle in which he is linked', async () => {
    const boss = stage.hire('boss')
    const anna = stage.hire('anna')
    stage.rehearsal.tenant.setManager(anna.id, boss.id)
    stage.server.intercept = ({ method, body }) =>
      method === 'POST' && body.includes('boss@') ? { status: 500 } : null
    await stage.cycle()
    expect(JSON.stringify([...stage.server.users.values()])).not.toContain('manager')
    stage.server.intercept = () => null
    await stage.cycle()
    expect(JSON.stringify([...stage.server.users.values()])).toContain('"manager":{"value":"u2"}')
  })

  test('a manager out of scope is not sent; after an assignment and a restart he is', async () => {
    const boss = stranger('boss')
    const anna = stage.hire('anna')
    stage.rehearsal.tenant.setManager(anna.id, boss.id)
    await stage.cycle()
    stage.rehearsal.applications.assign(stage.application.id, [boss.id])
    await stage.cycle()
    expect(JSON.stringify([...stage.server.users.values()])).not.toContain('manager')
    await restart()
    expect(JSON.stringify([...stage.server.users.values()])).toContain('manager')
  })

  test('a member out of scope is left out until a restart', async () => {
    const filter = {
      name: 'Sales',
      clauses: [{ attribute: 'department', operator: 'EQUALS' as const, value: 'Sales' }],
    }
    stage.application.mappings.users.scopingFilters.push(filter)
    const outside = stranger('outside')
    const sales = group('Sales', [outside.id, stage.hire('anna', { department: 'Sales' }).id])
    await stage.cycle()
    expect(members()).toHaveLength(1)
    stage.rehearsal.tenant.updateUser(outside.id, { department: 'Sales' })
    await stage.cycle()
    expect(stage.server.users.size).toBe(2)
    expect(members()).toHaveLength(1)
    await restart()
    expect(members()).toHaveLength(2)
    expect(sales.memberIds.size).toBe(2)
  })
})

describe('nested groups (5.7)', () => {
  test('are not expanded; their id is one member, and only when they are assigned themselves', async () => {
    const far = stranger('far')
    const inner = stage.rehearsal.tenant.createGroup({ displayName: 'Inner', memberIds: [far.id] })
    group('Outer', [stage.hire('near').id, inner.id])
    await stage.cycle()
    expect(members()).toEqual([{ value: 'u1' }])
    expect(stage.server.users.size).toBe(1)
    stage.rehearsal.applications.assign(stage.application.id, [inner.id])
    await restart()
    const [, innerId] = stage.server.groups.keys()
    expect(members()).toEqual([{ value: 'u1' }, { value: innerId }])
    expect([...stage.server.users.values()].map((user) => user['displayName'])).toEqual(['near', 'far'])
  })
})

describe('a person who is deleted and restored (5.3)', () => {
  test('is made active again; memberships are not sent again, only a restart repairs a server that dropped them', async () => {
    const anna = stage.hire('anna')
    group('Sales', [anna.id])
    await stage.cycle()
    stage.rehearsal.tenant.deleteUser(anna.id)
    await stage.cycle()
    for (const one of stage.server.groups.values()) one['members'] = []
    stage.rehearsal.tenant.restoreUser(anna.id)
    stage.server.take()
    await stage.cycle()
    expect(memberPatches()).toBe(0)
    expect([...stage.server.users.values()][0]).toMatchObject({ id: 'u1', active: true })
    expect(members()).toEqual([])
    await restart()
    expect(memberPatches()).toBe(1)
    expect(members()).toEqual([{ value: 'u1' }])
    await stage.cycle()
    expect(memberPatches()).toBe(0)
  })
})

describe('target object actions (flowTypes, 5.3)', () => {
  test('without Update a group gets neither name nor members', async () => {
    stage.application.mappings.groups.actions.update = false
    const sales = group('Sales', [stage.hire('anna').id])
    await stage.cycle()
    stage.rehearsal.tenant.updateGroup(sales.id, { displayName: 'Trade' })
    await stage.cycle()
    expect([...stage.server.groups.values()]).toMatchObject([{ displayName: 'Sales' }])
    expect(members()).toEqual([])
  })

  test('without Create nobody is created, but who is there is linked and updated', async () => {
    stage.application.mappings.users.actions.create = false
    stage.server.users.set('x1', { id: 'x1', userName: 'anna@nordwind.example', active: true })
    stage.hire('anna')
    stage.hire('berta')
    await stage.cycle()
    expect([...stage.server.users.values()]).toMatchObject([{ id: 'x1', displayName: 'anna' }])
  })

  test('without Delete a group that is gone stays on the target', async () => {
    stage.application.mappings.groups.actions.delete = false
    const sales = group('Sales', [])
    await stage.cycle()
    stage.rehearsal.tenant.deleteGroup(sales.id)
    await stage.cycle()
    expect(stage.server.groups.size).toBe(1)
  })

  test('without the line members no member is sent', async () => {
    const { groups } = stage.application.mappings
    groups.attributes = groups.attributes.filter(({ target }) => target !== 'members')
    group('Sales', [stage.hire('anna').id])
    await stage.cycle()
    expect(members()).toEqual([])
  })
})

test('a member whose object somebody else takes over leaves the group: the newcomer inherits no membership', async () => {
  const { tenant } = stage.rehearsal
  const anna = stage.hire('anna')
  group('Sales', [anna.id])
  await stage.cycle()
  expect(members()).toEqual([{ value: 'u1' }])
  tenant.updateUser(anna.id, { userPrincipalName: 'married@nordwind.example' })
  tenant.deleteUser(anna.id)
  stage.hire('anna')
  await stage.cycle()
  expect(stage.server.users.size).toBe(1)
  expect(members()).toEqual([])
})

test('somebody who was let go and then deleted in the source leaves the groups, although no DELETE follows', async () => {
  const { tenant, applications } = stage.rehearsal
  const anna = stage.hire('anna')
  group('Sales', [anna.id])
  await stage.cycle()
  const clauses = [{ attribute: 'department', operator: 'EQUALS' as const, value: 'Crew' }]
  stage.application.mappings.users.scopingFilters.push({ name: 'Crew', clauses })
  stage.rehearsal.provisioning.resetWatermark(stage.application)
  await stage.cycle()
  tenant.purgeUser(anna.id)
  await stage.cycle()
  expect([...stage.server.users.values()]).toMatchObject([{ active: false }])
  expect(members()).toEqual([])
  expect(applications.data(stage.application.id).links.has(anna.id)).toBe(false)
})
