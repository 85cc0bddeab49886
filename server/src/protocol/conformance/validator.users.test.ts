/** The user tests of scimvalidator.microsoft.com, mandatory and preview. */
import { expect, it } from 'vitest'
import type { JsonObject } from '../../base/json.ts'
import { describeScim } from '../testing/describe-scim.ts'
import { created, expectError, listed, object, query } from '../testing/expectations.ts'
import { core, enterprise } from '../testing/samples.ts'

const full = (userName: string): JsonObject => ({
  userName,
  active: true,
  displayName: 'BXUKMF',
  title: 'DZQLTQ',
  emails: [{ type: 'work', value: 'a@wolff.example', primary: true }],
  preferredLanguage: 'la',
  name: { givenName: 'Isac', familyName: 'Lori', formatted: 'Kelli', middleName: 'Dane', honorificPrefix: 'Sienna' },
  addresses: [
    { type: 'work', formatted: 'ABC', locality: 'QTZ', postalCode: 'hk5 2wf', primary: true, country: 'Cjfcai' },
  ],
  phoneNumbers: [
    { type: 'work', value: '34-114-5425', primary: true },
    { type: 'fax', value: '34-114-5427' },
  ],
  [enterprise]: { employeeNumber: 'E', department: 'D', costCenter: 'C', organization: 'O', division: 'V' },
  roles: [{ primary: 'True', display: 'R', value: 'RV', type: 'RT' }],
  userType: 'U',
  nickName: 'N',
  locale: 'L',
  timezone: 'Africa/Blantyre',
  profileUrl: 'p.example',
  schemas: [core, enterprise],
})

const simple = ['displayName', 'title', 'preferredLanguage', 'userType', 'nickName', 'locale', 'timezone', 'profileUrl']
const nameParts = ['givenName', 'familyName', 'formatted', 'middleName', 'honorificPrefix', 'honorificSuffix']
const addressParts = ['formatted', 'streetAddress', 'locality', 'region', 'postalCode', 'country']
const enterpriseParts = ['employeeNumber', 'department', 'costCenter', 'organization', 'division']

/** The paths of "add attributes, verbose", one operation each. */
const paths = [
  ...simple,
  ...nameParts.map((part) => `name.${part}`),
  ...addressParts.map((part) => `addresses[type eq "work"].${part}`),
  ...enterpriseParts.map((part) => `${enterprise}:${part}`),
  ...['work', 'mobile', 'fax'].map((type) => `phoneNumbers[type eq "${type}"].value`),
  ...['display', 'value', 'type'].map((part) => `roles[primary eq "True"].${part}`),
  'emails[type eq "work"].value',
]
const primaries = ['emails', 'addresses', 'phoneNumbers'].map((name) => `${name}[type eq "work"].primary`)

describeScim('SCIM validator, users', (scim) => {
  const patch = async (id: string, ...operations: JsonObject[]) => {
    const received = await scim().patch(`/Users/${id}`, operations)
    expect(received.status, received.text).toBe(200)
    return received.body
  }
  const everything = (op: string) => [
    ...paths.map((path) => ({ op, path, value: 'new' })),
    ...primaries.map((path) => ({ op, path, value: true })),
  ]

  it('create, duplicate, filter existing, non-existing and in another case', async () => {
    const received = await scim().post('/Users', full('aimee@wolff.example'))
    const roles = [{ primary: true, display: 'R', value: 'RV', type: 'RT' }]
    expect(received.body).toMatchObject({ ...full('aimee@wolff.example'), roles })
    expectError(await scim().post('/Users', full('aimee@wolff.example')), 409, 'uniqueness')
    for (const [name, hits] of Object.entries({ 'aimee@wolff.example': 1, 'AIMEE@WOLFF.EXAMPLE': 1, nobody: 0 })) {
      expect(listed(await scim().get(`/Users${query(`userName eq "${name}"`)}`))).toHaveLength(hits)
    }
  })

  it('add attributes, verbose', async () => {
    const id = await created(scim(), '/Users', { userName: 'add@wolff.example', schemas: [core] })
    const body = await patch(id, ...everything('add'))
    expect(body).toMatchObject({
      emails: [{ type: 'work', value: 'new', primary: true }],
      addresses: [{ type: 'work', country: 'new', primary: true }],
      roles: [{ primary: true, display: 'new', value: 'new', type: 'new' }],
      [enterprise]: { division: 'new' },
    })
    expect(body['phoneNumbers']).toHaveLength(3)
    expect(body['schemas']).toContain(enterprise)
  })

  it('replace attributes, verbose; update userName, path-less; disable', async () => {
    const id = await created(scim(), '/Users', full('replace@wolff.example'))
    const replaced = { title: 'new', name: { honorificSuffix: 'new' }, roles: [{ value: 'new' }] }
    expect(await patch(id, ...everything('replace'))).toMatchObject(replaced)
    const userName = 'replaced@wolff.example'
    expect(await patch(id, { op: 'replace', value: { userName } })).toMatchObject({ userName })
    expect(await patch(id, { op: 'replace', path: 'active', value: false })).toMatchObject({ id, active: false })
  })

  it('add, replace and remove the manager', async () => {
    const boss = await created(scim(), '/Users', full('manager@wolff.example'))
    const id = await created(scim(), '/Users', full('managed@wolff.example'))
    const path = `${enterprise}:manager`
    for (const op of ['add', 'replace']) {
      const body = await patch(id, { op, path, value: boss })
      expect(object(body[enterprise])['manager']).toMatchObject({ value: boss })
    }
    const cleared = await patch(id, { op: 'replace', path, value: '' })
    expect(object(cleared[enterprise])).not.toHaveProperty('manager')
  })

  it('null update: cleared by "", by null, and path-less', async () => {
    const clear = {
      paths: simple.map((path) => ({ op: 'replace', path, value: '' })),
      pathLess: [{ op: 'replace', value: Object.fromEntries(simple.map((name) => [name, ''])) }],
      null: simple.map((path) => ({ op: 'replace', path, value: null })),
    }
    for (const [way, operations] of Object.entries(clear)) {
      const id = await created(scim(), '/Users', full(`${way}@wolff.example`))
      const body = await patch(id, ...operations)
      for (const name of simple) expect(body, `${way} ${name}`).not.toHaveProperty(name)
    }
  })

  it('several operations on one attribute, in their order', async () => {
    const id = await created(scim(), '/Users', full('order@wolff.example'))
    const path = 'displayName'
    const body = await patch(
      id,
      { op: 'remove', path },
      { op: 'add', path, value: 'one' },
      { op: 'replace', path, value: 'two' },
      { op: 'remove', path: 'title' },
    )
    expect(body).toMatchObject({ displayName: 'two' })
    expect(body).not.toHaveProperty('title')
  })

  it('delete, delete twice, delete what never was', async () => {
    const id = await created(scim(), '/Users', full('delete@wolff.example'))
    expect((await scim().delete(`/Users/${id}`)).status).toBe(204)
    for (const path of [`/Users/${id}`, '/Users/00000000-0000-4000-8000-000000000000', '/Groups/nobody']) {
      expectError(await scim().delete(path), 404)
    }
  })

  it('pagination: eleven people, pages of five, startIndex echoed', async () => {
    for (let index = 0; index < 11; index++) {
      await created(scim(), '/Users', { userName: `page${index}@pages.example`, schemas: [core] })
    }
    const seen = new Set<unknown>()
    for (const startIndex of [1, 6, 11]) {
      const page = await scim().get(`/Users${query('userName ew "@pages.example"')}&startIndex=${startIndex}&count=5`)
      expect(page.body).toMatchObject({ startIndex, totalResults: 11, itemsPerPage: startIndex === 11 ? 1 : 5 })
      for (const { id } of listed(page)) seen.add(id)
    }
    expect(seen.size).toBe(11)
  })
})
