import { afterEach, describe, expect, test } from 'vitest'
import { openStage, type Stage } from '../recording-server/index.ts'

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
let stage: Stage
afterEach(() => stage.close())

async function open(flag = ''): Promise<void> {
  stage = await openStage({ flag })
}

const fullPerson = {
  mail: 'anna@nordwind.example',
  jobTitle: 'Baker',
  givenName: 'Anna',
  surname: 'Øst',
  department: 'R&D',
  employeeId: '42',
  city: 'Hamburg',
  country: 'Germany',
  telephoneNumber: '+49 40 1',
  mobile: '+49 40 2',
  preferredLanguage: 'de-DE',
}

describe('Test Connection', () => {
  test('asks for a random user and a random group, without a User-Agent', async () => {
    await open()
    const { rehearsal, application, server, tenantUrl } = stage
    const result = await rehearsal.provisioning.test(application.id, { tenantUrl, secretToken: 'secret-token' })
    expect(result.ok).toBe(true)
    const guid = '%22[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}%22'
    const [users, groups] = server.requests
    expect(users?.url).toMatch(new RegExp(`^/scim/Users\\?filter=userName\\+eq\\+${guid}$`))
    expect(groups?.url).toMatch(
      new RegExp(`^/scim/Groups\\?excludedAttributes=members&filter=displayName\\+eq\\+${guid}$`),
    )
    const names = users?.rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase())
    expect(names?.sort()).toEqual(['accept', 'authorization', 'connection', 'host'])
    expect(users?.headers).toMatchObject({ authorization: 'Bearer secret-token', accept: 'application/scim+json' })
  })

  test('asks for no group when the group mapping is off, and never sends the flag', async () => {
    await open('/?aadOptscim062020')
    const { rehearsal, application, server, tenantUrl } = stage
    application.mappings.groups.enabled = false
    await rehearsal.provisioning.test(application.id, { tenantUrl, secretToken: 'secret-token' })
    expect(server.requests.map(({ url }) => url.split('?')[0])).toEqual(['/scim/Users'])
    expect(server.requests[0]?.url).not.toContain('aadOptscim')
  })
})

describe('creating', () => {
  test('POST /Users carries both schemas, roles, native booleans and nothing that is empty', async () => {
    await open()
    stage.hire('anna', fullPerson)
    await stage.cycle()
    const [query, create] = stage.server.take()
    expect(query?.url).toBe('/scim/Users?filter=userName+eq+%22anna%40nordwind.example%22')
    expect(create?.headers['content-type']).toBe('application/scim+json; charset=utf-8')
    expect(JSON.parse(create?.body ?? '')).toEqual({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', enterprise],
      meta: { resourceType: 'User' },
      roles: [],
      userName: 'anna@nordwind.example',
      active: true,
      displayName: 'anna',
      title: 'Baker',
      emails: [{ type: 'work', primary: true, value: 'anna@nordwind.example' }],
      preferredLanguage: 'de-DE',
      name: { givenName: 'Anna', familyName: 'Øst', formatted: 'Anna Øst' },
      addresses: [{ type: 'work', primary: true, locality: 'Hamburg', country: 'Germany' }],
      phoneNumbers: [
        { type: 'work', primary: true, value: '+49 40 1' },
        { type: 'mobile', value: '+49 40 2' },
      ],
      externalId: 'anna',
      [enterprise]: { employeeNumber: '42', department: 'R&D' },
    })
  })

  test('POST /Groups carries the marker schema, the object id and no members', async () => {
    await open()
    const { rehearsal, application, server } = stage
    const group = rehearsal.tenant.createGroup({ displayName: 'EDU\'s "All" & more' })
    rehearsal.applications.assign(application.id, [group.id])
    await stage.cycle()
    const [query, create] = server.take()
    expect(query?.url).toBe(
      "/scim/Groups?excludedAttributes=members&filter=displayName+eq+%22EDU's+%5C%22All%5C%22+%26+more%22",
    )
    expect(JSON.parse(create?.body ?? '')).toEqual({
      schemas: [
        'urn:ietf:params:scim:schemas:core:2.0:Group',
        'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group',
      ],
      meta: { resourceType: 'Group' },
      displayName: 'EDU\'s "All" & more',
      externalId: group.id,
    })
  })
})

/** Makes one person change in every way and gives the operations that were sent. */
async function change(flag: string): Promise<unknown[]> {
  await open(flag)
  const { rehearsal, server } = stage
  const user = stage.hire('anna', { mail: 'anna@nordwind.example', jobTitle: 'Baker', employeeId: '1' })
  await stage.cycle()
  server.take()
  rehearsal.tenant.updateUser(user.id, {
    displayName: 'Anna',
    jobTitle: 'Chef',
    mail: 'a@nordwind.example',
    mobile: '+49 1',
    department: 'Sales',
    employeeId: null,
    accountEnabled: false,
  })
  await stage.cycle()
  const patches = server.take().filter(({ method }) => method === 'PATCH')
  expect(patches).toHaveLength(1)
  return (JSON.parse(patches[0]?.body ?? '') as { Operations: unknown[] }).Operations
}

describe('updating', () => {
  test('without the flag: one operation per attribute, capitals, booleans as text; nothing clears', async () => {
    expect(await change('')).toEqual([
      { op: 'Replace', path: 'active', value: 'False' },
      { op: 'Replace', path: 'displayName', value: 'Anna' },
      { op: 'Replace', path: 'title', value: 'Chef' },
      { op: 'Replace', path: 'emails[type eq "work"].value', value: 'a@nordwind.example' },
      { op: 'Add', path: 'phoneNumbers[type eq "mobile"].value', value: '+49 1' },
      { op: 'Add', path: `${enterprise}:department`, value: 'Sales' },
    ])
  })

  test('with the flag: lower case, real booleans, simple attributes merged without a path', async () => {
    expect(await change('?aadOptscim062020')).toEqual([
      { op: 'replace', path: 'active', value: false },
      { op: 'replace', path: 'emails[type eq "work"].value', value: 'a@nordwind.example' },
      { op: 'add', path: 'phoneNumbers[type eq "mobile"].value', value: '+49 1' },
      { op: 'add', value: { [`${enterprise}:department`]: 'Sales' } },
      { op: 'replace', value: { displayName: 'Anna', title: 'Chef' } },
    ])
  })

  test('on demand stays in the old dialect although the flag is set', async () => {
    await open('?aadOptscim062020')
    const { rehearsal, application, server } = stage
    const user = stage.hire('anna')
    await rehearsal.provisioning.onDemand(application.id, { userId: user.id })
    rehearsal.tenant.updateUser(user.id, { jobTitle: 'Chef' })
    server.take()
    const result = await rehearsal.provisioning.onDemand(application.id, { userId: user.id })
    expect(result).toMatchObject({ result: 'Success', action: 'Update' })
    expect(server.take().at(-1)?.body).toContain('{"op":"Add","path":"title","value":"Chef"}')
    expect(result.modified).toEqual([{ attribute: 'title', oldValue: null, newValue: 'Chef' }])
    expect(result.steps.map((step) => step.name)).toEqual([
      'Import user',
      'Determine if user is in scope',
      'Match user between source and target system',
      'Perform action',
    ])
  })
})

describe('references', () => {
  test.each([
    [
      '',
      [{ op: 'Add', path: 'members', value: [{ $ref: null, value: 'u1' }] }],
      { op: 'Remove', path: 'members', value: [{ $ref: null, value: 'u1' }] },
    ],
    [
      '?aadOptscim062020',
      [{ op: 'add', path: 'members', value: [{ value: 'u1' }] }],
      { op: 'remove', path: 'members[value eq "u1"]' },
    ],
  ])('one member per PATCH, in the dialect of "%s"', async (flag, added, removed) => {
    await open(flag)
    const { rehearsal, application, server } = stage
    const user = stage.hire('anna')
    const group = rehearsal.tenant.createGroup({ displayName: 'Sales', memberIds: [user.id] })
    rehearsal.applications.assign(application.id, [group.id])
    await stage.cycle()
    const operations = () => (JSON.parse(server.take().at(-1)?.body ?? '') as { Operations: unknown[] }).Operations
    expect(operations()).toEqual(added)
    rehearsal.tenant.removeMember(group.id, user.id)
    await stage.cycle()
    expect(operations()).toEqual([removed])
  })

  test('a manager is sent by the id that the target gave, once the manager is there', async () => {
    await open()
    const { rehearsal, server } = stage
    const boss = stage.hire('boss')
    const anna = stage.hire('anna')
    rehearsal.tenant.setManager(anna.id, boss.id)
    await stage.cycle()
    const bossId = [...server.users.values()].find((user) => user['displayName'] === 'boss')?.id
    const path = `${enterprise}:manager`
    const operations = () => (JSON.parse(server.take().at(-1)?.body ?? '') as { Operations: unknown[] }).Operations
    expect(operations()).toEqual([{ op: 'Add', path, value: bossId }])
    rehearsal.tenant.setManager(anna.id, null)
    await stage.cycle()
    expect(operations()).toEqual([{ op: 'Remove', path, value: bossId }])
  })
})
