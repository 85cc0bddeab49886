/** Group tests of Microsoft's Postman collection "SCIM Tests" and of scimvalidator.microsoft.com. */
import { expect, it } from 'vitest'
import { describeScim } from '../testing/describe-scim.ts'
import { created, expectError, listed, memberIds, query } from '../testing/expectations.ts'
import { core, coreGroup } from '../testing/samples.ts'

describeScim('Postman "SCIM Tests", groups', (scim) => {
  it('creates, fills, replaces, empties and deletes', async () => {
    const user = (userName: string) => created(scim(), '/Users', { schemas: [core], userName })
    const [first, second, third] = [await user('first'), await user('second'), await user('third')]
    const id = await created(scim(), '/Groups', { schemas: [coreGroup], externalId: '8aa1', displayName: 'Group1' })
    const members = [
      { value: first, display: 'VP' },
      { value: second, display: 'SenVP' },
    ]
    const put = await scim().put(`/Groups/${id}`, { schemas: [coreGroup], displayName: 'putName', members })
    expect([put.status, put.text.includes('SenVP')]).toEqual([200, true])
    const add = { name: 'addMember', op: 'add', path: 'members', value: [{ displayName: 'new User', value: third }] }
    const remove = { name: 'removeMember', op: 'remove', path: `members[value eq "${third}"]` }
    for (const operation of [add, remove, add]) {
      expect((await scim().patch(`/Groups/${id}`, [operation])).status).toBe(204)
    }
    expect((await scim().get(`/Groups/${id}`)).text).toContain('new User')
    expect((await scim().patch(`/Groups/${id}`, [{ op: 'remove', path: 'members' }])).status).toBe(204)
    const plain = { id: '6c5bb468', Operations: [{ op: 'add', path: 'members', value: third }] }
    expect((await scim().send('PATCH', `/Groups/${id}`, plain)).status).toBe(204)
    expect((await scim().get(`/Groups/${id}?excludedAttributes=members`)).text).not.toContain(third)
    expect((await scim().delete(`/Groups/${id}`)).status).toBe(204)
    for (const userId of [first, second, third]) await scim().delete(`/Users/${userId}`)
    expect((await scim().get('/Users?attributes=userName')).body['Resources']).toEqual([])
    expect((await scim().get('/Groups')).body['Resources']).toEqual([])
  })
})

describeScim('SCIM validator, groups', (scim) => {
  const make = (displayName: string) =>
    created(scim(), '/Groups', { displayName, externalId: displayName, members: [], schemas: [coreGroup] })

  it('create, duplicate, read and filter with and without members, in another case', async () => {
    const id = await make('GROUP one')
    expectError(await scim().post('/Groups', { displayName: 'GROUP one', schemas: [coreGroup] }), 409, 'uniqueness')
    expect((await scim().get(`/Groups/${id}?excludedAttributes=members`)).body).toMatchObject({
      displayName: 'GROUP one',
    })
    for (const suffix of ['', '&excludedAttributes=members']) {
      for (const [name, hits] of Object.entries({ 'GROUP one': 1, 'group ONE': 1, nothing: 0 })) {
        expect(listed(await scim().get(`/Groups${query(`displayName eq "${name}"`)}${suffix}`))).toHaveLength(hits)
      }
    }
  })

  it('replace attributes, path-less update, add and remove a member', async () => {
    const id = await make('Changing')
    const user = await created(scim(), '/Users', { userName: 'member@wolff.example', schemas: [core] })
    const patches = [
      { op: 'replace', path: 'displayName', value: 'Changed' },
      { op: 'replace', value: { displayName: 'Changed again', externalId: 'new' } },
      { op: 'add', path: 'members', value: [{ value: user }] },
    ]
    for (const operation of patches) {
      expect([200, 204]).toContain((await scim().patch(`/Groups/${id}`, [operation])).status)
    }
    const changed = { displayName: 'Changed again', externalId: 'new', members: [{ value: user }] }
    expect((await scim().get(`/Groups/${id}`)).body).toMatchObject(changed)
    await scim().patch(`/Groups/${id}`, [{ op: 'remove', path: 'members', value: [{ value: user }] }])
    expect(await memberIds(scim(), id)).toEqual([])
  })

  it('delete, then 404, twice', async () => {
    const id = await make('Deleted')
    expect((await scim().delete(`/Groups/${id}`)).status).toBe(204)
    expectError(await scim().get(`/Groups/${id}`), 404)
    expectError(await scim().delete(`/Groups/${id}`), 404)
  })
})
