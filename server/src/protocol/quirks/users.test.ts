/** Deviations of clients in user calls, each named after the thread that reports it. */
import { expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../base/json.ts'
import { describeScim } from '../testing/describe-scim.ts'
import { created, listed, object, query } from '../testing/expectations.ts'
import { core, enterprise, person } from '../testing/samples.ts'

let count = 0

describeScim('Quirks of users', (scim) => {
  const somebody = (more: JsonObject = {}) =>
    created(scim(), '/Users', person(`quirk${count++}@nordwind.example`, more))
  const bare = () => created(scim(), '/Users', { schemas: [core], userName: `quirk${count++}@nordwind.example` })
  const patched = async (id: string, ...operations: JsonValue[]) => {
    const received = await scim().patch(`/Users/${id}`, operations)
    expect(received.status, received.text).toBe(200)
    return received.body
  }

  it.each([
    ['False', false],
    ['false', false],
    ['True', true],
    [false, false],
  ])('1 AzureAD/SCIMReferenceCode#21: active as %j', async (sent, kept) => {
    expect(await patched(await somebody(), { op: 'Replace', path: 'active', value: sent })).toMatchObject({
      active: kept,
    })
    expect(await patched(await somebody(), { op: 'replace', value: { active: sent } })).toMatchObject({ active: kept })
    const id = await somebody({ active: sent })
    expect((await scim().get(`/Users/${id}`)).body['active']).toBe(kept)
    expect(
      (await scim().put(`/Users/${id}`, person(`put${count++}@nordwind.example`, { active: sent }))).body['active'],
    ).toBe(kept)
  })

  it('2 entra compatibility page: op in any case', async () => {
    const id = await somebody()
    expect(await patched(id, { op: 'Add', path: 'nickName', value: 'a' })).toMatchObject({ nickName: 'a' })
    expect(await patched(id, { op: 'REPLACE', path: 'nickName', value: 'b' })).toMatchObject({ nickName: 'b' })
    expect(await patched(id, { op: 'Remove', path: 'nickName' })).not.toHaveProperty('nickName')
  })

  it.each(['Add', 'Replace'])('4 scim-for-keycloak#73: %s on an element that is not there makes it', async (op) => {
    const body = await patched(
      await bare(),
      { op, path: 'emails[type eq "work"].value', value: 'x@nordwind.example' },
      { op, path: 'phoneNumbers[type eq "mobile"].value', value: '+1 2' },
      { op, path: 'addresses[type eq "work"].locality', value: 'Oslo' },
      { op, path: 'roles[primary eq "True"].value', value: 'Admin' },
    )
    expect(body).toMatchObject({
      emails: [{ type: 'work', value: 'x@nordwind.example' }],
      phoneNumbers: [{ type: 'mobile', value: '+1 2' }],
      addresses: [{ type: 'work', locality: 'Oslo' }],
      roles: [{ primary: true, value: 'Admin' }],
    })
  })

  it.each(['add', 'replace'])('5 SCIM-SDK#193: path-less %s with dotted and URN keys', async (op) => {
    const value = {
      displayName: 'Bjfe',
      'name.givenName': 'Kkom',
      [`${enterprise}:department`]: 'Aklq',
      [enterprise]: { costCenter: '9' },
    }
    expect(await patched(await somebody(), { op, value })).toMatchObject({
      displayName: 'Bjfe',
      name: { givenName: 'Kkom', familyName: 'Østergård' },
      [enterprise]: { department: 'Aklq', costCenter: '9', employeeNumber: '0042' },
    })
  })

  it.each(['manager', `${enterprise}:manager`, `${enterprise}:manager.value`])(
    '6 elimity-com/scim#75: %s as a bare string, 15 as a list of one',
    async (path) => {
      const boss = await somebody()
      for (const value of [boss, [{ value: boss }], { value: boss }]) {
        if (path.endsWith('.value') && typeof value !== 'string') continue
        const body = await patched(await somebody(), { op: 'Add', path, value })
        expect(object(body[enterprise])['manager']).toMatchObject({
          value: boss,
          $ref: `${scim().tenantUrl}/Users/${boss}`,
        })
      }
    },
  )

  it('3.6 UseScim: the manager is removed with and without a value', async () => {
    const boss = await somebody()
    const path = `${enterprise}:manager`
    for (const remove of [
      { op: 'Remove', path, value: boss },
      { op: 'Remove', path, value: [{ value: boss }] },
      { op: 'remove', path },
    ]) {
      const id = await somebody()
      await patched(id, { op: 'Add', path, value: boss })
      const body = await patched(id, remove)
      expect(object(body[enterprise]), JSON.stringify(remove)).not.toHaveProperty('manager')
    }
  })

  it('7 SCIM-SDK#516: roles as JSON in a string', async () => {
    const value = [
      { value: JSON.stringify({ id: '1', value: 'DocumentMgmt-Admin', displayName: 'DocumentMgmt Admin' }) },
    ]
    const body = await patched(await somebody(), { op: 'Add', path: 'roles', value })
    expect(body['roles']).toMatchObject([{ value: 'DocumentMgmt-Admin' }])
  })

  it('8 scim validator: roles[].primary as "True" in POST', async () => {
    const id = await somebody({ roles: [{ primary: 'True', display: 'd', value: 'v', type: 't' }] })
    expect((await scim().get(`/Users/${id}`)).body['roles']).toEqual([
      { primary: true, display: 'd', value: 'v', type: 't' },
    ])
    const found = listed(await scim().get(`/Users${query('roles[primary eq "True"].value eq "v"')}`))
    expect(found.map((user) => user['id'])).toContain(id)
  })

  it('13 better-auth group-provisioning.ts: no operation at all', async () => {
    const id = await somebody()
    const before = (await scim().get(`/Users/${id}`)).body
    expect(await patched(id)).toEqual(before)
  })

  it('14 scim2-server: odd keys beside and inside operations', async () => {
    const id = await somebody()
    const body = {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      id,
      Operations: [{ name: 'x', op: 'replace', path: 'title', value: 'y' }],
    }
    expect((await scim().send('PATCH', `/Users/${id}`, body)).body).toMatchObject({ title: 'y' })
  })

  it('15 better-auth: a list of one where one value belongs', async () => {
    expect(await patched(await somebody(), { op: 'Replace', path: 'title', value: ['one'] })).toMatchObject({
      title: 'one',
    })
  })

  it('34 azure-docs#70913: the detail of a refusal names the attribute', async () => {
    const received = await scim().patch(`/Users/${await somebody()}`, [
      { op: 'replace', path: 'name', value: 'no object' },
    ])
    expect([received.status, String(received.body['detail'])]).toEqual([400, expect.stringContaining('name')])
  })

  it('`""` clears (SCIM validator, Logic App null update)', async () => {
    const id = await somebody()
    expect(await patched(id, { op: 'replace', path: 'title', value: '' })).not.toHaveProperty('title')
    const body = await patched(id, { op: 'replace', value: { displayName: '', [`${enterprise}:department`]: '' } })
    expect(body).not.toHaveProperty('displayName')
    expect(body[enterprise]).toEqual({ employeeNumber: '0042' })
  })
})
