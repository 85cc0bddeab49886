import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Group, User } from '../../tenant/index.ts'
import { everyPermission, type GraphStage, openGraphStage, type Reply } from '../testing/graph-stage.ts'

let stage: GraphStage
let person: User
let allUsers: Group
beforeEach(async () => {
  stage = await openGraphStage()
  await stage.signIn(everyPermission)
  const { tenant } = stage.stage.rehearsal
  person = [...tenant.users.values()].find((user) => user.managerId !== null) as User
  allUsers = [...tenant.groups.values()].find((group) => group.displayName === 'All Users') as Group
})
afterEach(() => stage.close())

const get = (path: string, headers?: Record<string, string>) =>
  stage.graph('GET', path.replaceAll(' ', '%20'), undefined, headers)
const values = ({ json }: Reply) => json['value'] as Record<string, unknown>[]
const reference = (id: string) => ({ '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${id}` })

describe('groups', () => {
  test('created with members, changed, deleted', async () => {
    const made = await stage.graph('POST', '/groups', {
      displayName: "Harbour's table",
      description: 'Lunch',
      mailEnabled: false,
      mailNickname: 'table',
      securityEnabled: true,
      groupTypes: [],
      'members@odata.bind': [`${stage.origin}/graph/v1.0/users/${person.id}`],
    })
    expect(made).toMatchObject({ status: 201, json: { securityEnabled: true, groupTypes: [] } })
    const path = `/groups/${String(made.json['id'])}`
    expect(values(await get(`${path}/members`))).toMatchObject([
      { '@odata.type': '#microsoft.graph.user', id: person.id },
    ])
    expect(values(await get("/groups?$filter=displayName eq 'Harbour''s table'"))).toMatchObject([
      { description: 'Lunch' },
    ])
    expect((await stage.graph('PATCH', path, { displayName: 'Quay', description: null })).status).toBe(204)
    expect((await get(path)).json).toMatchObject({ displayName: 'Quay', description: null })
    expect((await stage.graph('DELETE', path)).status).toBe(204)
    expect((await get(path)).status).toBe(404)
  })

  test('a rule decides the members, also of who comes later; by hand nothing can be changed', async () => {
    const { tenant, time } = stage.stage.rehearsal
    const body = {
      displayName: 'Everybody with mail',
      mailEnabled: false,
      mailNickname: 'everybody',
      securityEnabled: true,
      groupTypes: ['DynamicMembership'],
      membershipRule: '(user.accountEnabled -eq true) and (user.mail -ne null)',
      membershipRuleProcessingState: 'On',
    }
    const wrong = await stage.graph('POST', '/groups', { ...body, membershipRule: 'user.mail -like "x"' })
    expect(wrong).toMatchObject({
      status: 400,
      json: { error: { message: expect.stringContaining('"-like" (word 2)') as unknown } },
    })
    const made = await stage.graph('POST', '/groups', body)
    expect(made).toMatchObject({
      status: 201,
      json: { membershipRule: body.membershipRule, groupTypes: ['DynamicMembership'] },
    })
    const id = String(made.json['id'])
    const fitting = () => [...tenant.users.values()].filter((user) => user.accountEnabled && user.mail !== null).length
    expect(tenant.group(id).memberIds.size).toBe(fitting())
    tenant.updateUser(person.id, { accountEnabled: !person.accountEnabled })
    const fresh = tenant.createUser({ userPrincipalName: 'a@b.example', displayName: 'A', mail: 'a@b.example' })
    await time.advance(1)
    expect(tenant.group(id).memberIds.size).toBe(fitting())
    expect(tenant.group(id).memberIds.has(fresh.id)).toBe(true)
    expect((await stage.graph('POST', `/groups/${id}/members/$ref`, reference(person.id))).status).toBe(400)
    expect(values(await get("/groups?$filter=groupTypes/any(t:t eq 'DynamicMembership')"))).toMatchObject([{ id }])
    await stage.api('PUT', '/graph-faults', { withoutPremium: true })
    expect(await stage.graph('POST', '/groups', body)).toMatchObject({ status: 403 })
  })

  test('members come and go; twice is refused; nested groups are members of their own', async () => {
    const path = `/groups/${allUsers.id}/members`
    const guest = [...stage.stage.rehearsal.tenant.users.values()].find((user) => user.userType === 'Guest')
    expect((await stage.graph('POST', `${path}/$ref`, reference(guest?.id ?? ''))).status).toBe(204)
    const twice = await stage.graph('POST', `${path}/$ref`, reference(guest?.id ?? ''))
    expect(twice).toMatchObject({
      status: 400,
      json: { error: { message: expect.stringContaining('already exist') as unknown } },
    })
    expect((await stage.graph('DELETE', `${path}/${guest?.id}/$ref`)).status).toBe(204)
    expect((await stage.graph('DELETE', `${path}/${guest?.id}/$ref`)).status).toBe(404)
    expect((await get(`${path}?$count=true&$top=1`, { consistencylevel: 'eventual' })).json['@odata.count']).toBe(234)
    const revenue = values(await get("/groups?$filter=displayName eq 'Revenue'&$expand=members"))[0]
    expect(revenue?.['members']).toMatchObject([
      { '@odata.type': '#microsoft.graph.group' },
      { displayName: 'Marketing' },
    ])
    const inside = values(await get(`/groups/${String(revenue?.['id'])}/transitiveMembers?$top=999`))
    expect(inside.length).toBeGreaterThan(2)
    expect(values(await get(`/users/${person.id}/memberOf`)).map((group) => group['displayName'])).toContain(
      'All Users',
    )
  })
})
