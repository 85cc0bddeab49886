import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { User } from '../../tenant/index.ts'
import { everyPermission, type GraphStage, openGraphStage, type Reply } from '../testing/graph-stage.ts'

let stage: GraphStage
let person: User
beforeEach(async () => {
  stage = await openGraphStage()
  await stage.signIn(everyPermission)
  const { tenant } = stage.stage.rehearsal
  person = [...tenant.users.values()].find((user) => user.managerId !== null) as User
})
afterEach(() => stage.close())

const get = (path: string, headers?: Record<string, string>) =>
  stage.graph('GET', path.replaceAll(' ', '%20'), undefined, headers)
const values = ({ json }: Reply) => json['value'] as Record<string, unknown>[]
const reference = (id: string) => ({ '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${id}` })

describe('users', () => {
  test('by id, by name, with the usual properties and with chosen ones', async () => {
    const usual = await get(`/users/${person.id}`)
    expect(usual.json).toMatchObject({ id: person.id, userPrincipalName: person.userPrincipalName, mail: person.mail })
    expect(usual.json['@odata.context']).toBe(`${stage.origin}/graph/v1.0/$metadata#users/$entity`)
    expect(Object.keys(usual.json)).not.toContain('department')
    const chosen = await get(`/users/${person.userPrincipalName}?$select=id,Department,officeLocation&$expand=manager`)
    expect(chosen.json).toMatchObject({
      id: person.id,
      department: person.department,
      officeLocation: person.physicalDeliveryOfficeName,
      manager: { '@odata.type': '#microsoft.graph.user', id: person.managerId },
    })
  })

  test('counted and searched with ConsistencyLevel, sorted, the rest of the pages by link', async () => {
    const eventual = { consistencylevel: 'eventual' }
    const guests = await get("/users?$filter=userType eq 'Guest'&$count=true", eventual)
    expect(guests.json['@odata.count']).toBe(6)
    const others = await get("/users?$filter=userType ne 'Guest'&$count=true&$top=1", eventual)
    expect(others.json['@odata.count']).toBe(234)
    const found = await get(`/users?$search="displayName:${person.displayName}"`, eventual)
    expect(values(found).map((user) => user['id'])).toContain(person.id)
    const names: string[] = []
    let next = `/users?$orderby=displayName desc&$top=90&$select=displayName`
    while (next !== '') {
      const page = await get(next)
      names.push(...values(page).map((user) => String(user['displayName'])))
      next = String(page.json['@odata.nextLink'] ?? '').replace(`${stage.origin}/graph/v1.0`, '')
    }
    expect(names).toHaveLength(240)
    expect(names).toEqual([...names].sort((left, right) => (left < right ? 1 : left > right ? -1 : 0)))
  })

  test('created, changed, deleted, restored, deleted for good; the delta tells each', async () => {
    const latest = async (link: unknown) => get(String(link).replace(`${stage.origin}/graph/v1.0`, ''))
    const start = await get('/users/delta?$deltatoken=latest')
    const body = {
      accountEnabled: true,
      displayName: 'Nils Nord',
      mailNickname: 'nils',
      userPrincipalName: 'nils@nordwind.example',
      passwordProfile: { password: 'unused' },
      mobilePhone: '+1-555-0100',
      businessPhones: ['+1-555-0101'],
    }
    const made = await stage.graph('POST', '/users', body)
    expect(made).toMatchObject({ status: 201, json: { mobilePhone: '+1-555-0100', businessPhones: ['+1-555-0101'] } })
    expect(await stage.graph('POST', '/users', body)).toMatchObject({ status: 400 })
    const id = String(made.json['id'])
    expect((await stage.graph('PATCH', `/users/${id}`, { jobTitle: 'Cook', businessPhones: [] })).status).toBe(204)
    const first = await latest(start.json['@odata.deltaLink'])
    expect(values(first)).toMatchObject([{ id, jobTitle: 'Cook', businessPhones: [] }])
    expect((await stage.graph('DELETE', `/users/${id}`)).status).toBe(204)
    expect((await get(`/users/${id}`)).status).toBe(404)
    const second = await latest(first.json['@odata.deltaLink'])
    expect(values(second)).toEqual([{ id, '@removed': { reason: 'changed' } }])
    expect(values(await get('/directory/deletedItems/microsoft.graph.user'))).toMatchObject([{ id }])
    expect(await stage.graph('POST', `/directory/deletedItems/${id}/restore`)).toMatchObject({
      status: 200,
      json: { id },
    })
    expect((await get(`/users/${id}`)).json).toMatchObject({ id, jobTitle: 'Cook' })
    await stage.graph('DELETE', `/users/${id}`)
    expect((await stage.graph('DELETE', `/directory/deletedItems/${id}`)).status).toBe(204)
    expect((await get(`/directory/deletedItems/${id}`)).status).toBe(404)
    const third = await latest(second.json['@odata.deltaLink'])
    expect(values(third)).toEqual([{ id, '@removed': { reason: 'deleted' } }])
    expect(values(await latest(third.json['@odata.deltaLink']))).toEqual([])
  })

  test('the first delta walks everybody once', async () => {
    const seen = new Set<unknown>()
    let next = '/users/delta?$select=displayName'
    let last: Reply | null = null
    while (next !== '') {
      last = await get(next)
      for (const user of values(last)) seen.add(user['id'])
      next = String(last.json['@odata.nextLink'] ?? '').replace(`${stage.origin}/graph/v1.0`, '')
    }
    expect(seen.size).toBe(240)
    expect(last?.json['@odata.deltaLink']).toContain('$deltatoken=')
  })

  test('who changes or goes while the first delta is walked is told at its end', async () => {
    const { tenant } = stage.stage.rehearsal
    const relative = (link: unknown) => String(link).replace(`${stage.origin}/graph/v1.0`, '')
    const first = await get('/users/delta')
    const [deleted, purged, changed] = values(first).map((user) => String(user['id']))
    tenant.deleteUser(deleted ?? '')
    tenant.purgeUser(purged ?? '')
    tenant.updateUser(changed ?? '', { jobTitle: 'Cook' })
    const last = await get(relative(first.json['@odata.nextLink']))
    const seen = new Map([...values(first), ...values(last)].map((user) => [String(user['id']), user]))
    expect(seen.size).toBe(240)
    expect(seen.get(deleted ?? '')).toEqual({ id: deleted, '@removed': { reason: 'changed' } })
    expect(seen.get(purged ?? '')).toEqual({ id: purged, '@removed': { reason: 'deleted' } })
    expect(seen.get(changed ?? '')).toMatchObject({ jobTitle: 'Cook' })
    expect(values(await get(relative(last.json['@odata.deltaLink'])))).toEqual([])
  })

  test('managers are read, set and taken away', async () => {
    expect((await get(`/users/${person.id}/manager`)).json).toMatchObject({ id: person.managerId })
    expect((await stage.graph('DELETE', `/users/${person.id}/manager/$ref`)).status).toBe(204)
    expect((await get(`/users/${person.id}/manager`)).status).toBe(404)
    const [boss] = stage.stage.rehearsal.tenant.users.keys()
    expect((await stage.graph('PUT', `/users/${person.id}/manager/$ref`, reference(boss ?? ''))).status).toBe(204)
    expect((await get(`/users/${person.id}/manager`)).json).toMatchObject({ id: boss })
    expect((await stage.graph('PUT', `/users/${person.id}/manager/$ref`, { '@odata.id': 'boss' })).status).toBe(400)
  })
})
