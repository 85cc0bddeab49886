/** Okta: looks up by userName, PUTs the whole object that it read, switches off by a path-less replace, never deletes. */
import { expect, it } from 'vitest'
import { describeScim } from '../testing/describe-scim.ts'
import { created, listed, memberIds } from '../testing/expectations.ts'
import { core, coreGroup } from '../testing/samples.ts'

describeScim('Okta', (scim) => {
  it('provisions, updates, switches off and on', async () => {
    const lookup = '/Users?filter=userName%20eq%20%22test.user%40nordwind.example%22&startIndex=1&count=100'
    expect(listed(await scim().get(lookup))).toEqual([])
    const sent = {
      schemas: [core],
      userName: 'test.user@nordwind.example',
      name: { givenName: 'Test', familyName: 'User' },
      emails: [{ primary: true, value: 'test.user@nordwind.example', type: 'work' }],
      displayName: 'Test User',
      locale: 'en-US',
      externalId: '00ujl29u0le5T6Aj10h7',
      groups: [],
      password: '1mz050nq-canary',
      active: true,
    }
    const posted = await scim().post('/Users', sent)
    expect(posted.status, posted.text).toBe(201)
    expect(posted.text).not.toContain('canary')
    const [read] = listed(await scim().get(lookup))
    const put = await scim().put(`/Users/${String(read?.['id'])}`, {
      ...read,
      title: 'Changed by PUT',
      password: 'canary-2',
    })
    expect(put.body).toMatchObject({ title: 'Changed by PUT', userName: sent.userName, name: sent.name })
    expect(put.text).not.toContain('canary')
    for (const active of [false, true]) {
      const patched = await scim().patch(`/Users/${String(read?.['id'])}`, [{ op: 'replace', value: { active } }])
      expect(patched.body).toMatchObject({ id: read?.['id'], active, title: 'Changed by PUT' })
    }
  })

  it('pushes a group: path-less rename with id, member changes, PUT with members', async () => {
    const user = await created(scim(), '/Users', { schemas: [core], userName: 'pushed@nordwind.example' })
    const id = await created(scim(), '/Groups', { schemas: [coreGroup], displayName: 'Test SCIMv2', members: [] })
    const renamed = await scim().patch(`/Groups/${id}`, [
      { op: 'replace', value: { id, displayName: 'Test SCIMv2 renamed' } },
    ])
    expect(renamed.status, renamed.text).toBe(200)
    const members = [{ value: user, display: 'pushed@nordwind.example' }]
    await scim().patch(`/Groups/${id}`, [
      { op: 'remove', path: 'members[value eq "23a35c27-23d3-4c03-b4c5-6443c09e7173"]' },
      { op: 'add', path: 'members', value: members },
    ])
    expect(await memberIds(scim(), id)).toEqual([user])
    const put = await scim().put(`/Groups/${id}`, { schemas: [coreGroup], id, displayName: 'Put', members })
    expect(put.body).toMatchObject({ displayName: 'Put', members: [{ value: user }] })
  })
})
