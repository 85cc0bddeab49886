/** OneLogin (JSON template, PUT and PATCH), JumpCloud (a test user that must not exist yet), Google (PUT, look-up by userName). */
import { expect, it } from 'vitest'
import { describeScim } from '../testing/describe-scim.ts'
import { created, expectError, listed, query } from '../testing/expectations.ts'
import { core, enterprise } from '../testing/samples.ts'

describeScim('OneLogin', (scim) => {
  it('creates from its template, replaces, and switches off', async () => {
    const template = {
      schemas: [core, enterprise],
      userName: 'one@nordwind.example',
      displayName: 'One Login',
      emails: [{ value: 'one@nordwind.example', type: 'work', primary: true }],
      [enterprise]: { department: 'Sales', manager: { value: '' } },
      active: true,
    }
    const id = await created(scim(), '/Users', template)
    expect((await scim().put(`/Users/${id}`, { ...template, displayName: 'Two Login' })).body).toMatchObject({
      displayName: 'Two Login',
    })
    const off = await scim().patch(`/Users/${id}`, [{ op: 'replace', path: 'active', value: false }])
    expect(off.body).toMatchObject({ active: false })
    expect(
      (await scim().get(`/Users?startIndex=1&count=1&filter=userName+eq+%22one@nordwind.example%22`)).body,
    ).toMatchObject({ totalResults: 1 })
  })
})

describeScim('JumpCloud', (scim) => {
  it('tests the connection with a user that it makes, reads, changes and takes away', async () => {
    const userName = 'jc-test-user-1669@nordwind.example'
    expect(listed(await scim().get(`/Users${query(`userName eq "${userName}"`)}`))).toEqual([])
    const id = await created(scim(), '/Users', {
      schemas: [core],
      userName,
      name: { givenName: 'Test', familyName: 'User' },
      emails: [{ type: 'work', value: userName, primary: true }],
      active: true,
    })
    expect((await scim().put(`/Users/${id}`, { schemas: [core], userName, active: false })).body).toMatchObject({
      active: false,
    })
    expect((await scim().delete(`/Users/${id}`)).status).toBe(204)
    expectError(await scim().get(`/Users/${id}`), 404)
  })

  it('pages through groups', async () => {
    for (const displayName of ['One', 'Two', 'Three']) await created(scim(), '/Groups', { displayName })
    const pages = await Promise.all(
      [1, 2, 3].map((startIndex) => scim().get(`/Groups?startIndex=${startIndex}&count=1`)),
    )
    expect(new Set(pages.flatMap(listed).map(({ id }) => id)).size).toBe(3)
  })
})

describeScim('Google', (scim) => {
  it('looks up, creates, replaces, and suspends by PUT', async () => {
    const userName = 'g@nordwind.example'
    expect(listed(await scim().get(`/Users?filter=userName%20eq%20%22${userName}%22&count=1`))).toEqual([])
    const sent = {
      schemas: [core, enterprise],
      userName,
      externalId: '1184',
      name: { givenName: 'G', familyName: 'Suite' },
      phoneNumbers: [{ type: 'work', value: '1' }],
      active: true,
    }
    const id = await created(scim(), '/Users', sent)
    const suspended = await scim().put(`/Users/${id}`, { ...sent, id, active: false })
    expect(suspended.body).toMatchObject({ id, active: false, externalId: '1184' })
  })
})
