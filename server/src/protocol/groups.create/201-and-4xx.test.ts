import { expect, it } from 'vitest'
import { describeScim } from '../testing/describe-scim.ts'
import { created, expectError, memberIds } from '../testing/expectations.ts'
import { coreGroup, group, person } from '../testing/samples.ts'

describeScim('POST /Groups', (scim) => {
  it('answers 201 with the group and without the marker schema', async () => {
    const received = await scim().post('/Groups', group('Test\'Group & "Sons" #1', { members: [] }))
    expect(received.status, received.text).toBe(201)
    expect(received.body).toMatchObject({ displayName: 'Test\'Group & "Sons" #1', schemas: [coreGroup] })
    expect(received.headers['location']).toBe(`${scim().tenantUrl}/Groups/${String(received.body['id'])}`)
  })

  it('takes people and groups as members, with the display that came', async () => {
    const user = await created(scim(), '/Users', person('member@nordwind.example'))
    const inner = await created(scim(), '/Groups', group('Inner'))
    const members = [
      { value: user, display: 'As sent' },
      { value: inner, $ref: null },
    ]
    const outer = await created(scim(), '/Groups', group('Outer', { members }))
    expect(await memberIds(scim(), outer)).toEqual([user, inner].sort())
    expect((await scim().get(`/Groups/${outer}`)).body['members']).toEqual(
      expect.arrayContaining([
        { value: user, $ref: `${scim().tenantUrl}/Users/${user}`, type: 'User', display: 'As sent' },
        expect.objectContaining({ value: inner, $ref: `${scim().tenantUrl}/Groups/${inner}`, type: 'Group' }),
      ]),
    )
  })

  it('leaves the members out when they are excluded', async () => {
    const user = await created(scim(), '/Users', person('excluded@nordwind.example'))
    const sent = group('Excluded', { members: [{ value: user }] })
    const received = await scim().post('/Groups?excludedAttributes=members', sent)
    expect(received.status).toBe(201)
    expect(received.body).not.toHaveProperty('members')
  })

  it('answers 400 without displayName', async () => {
    expectError(await scim().post('/Groups', { schemas: [coreGroup] }), 400, 'invalidValue')
  })

  it('answers 400 to a member of another account, as to one that never was, and keeps nothing', async () => {
    const foreign = await created(await scim().another(), '/Users', person('foreign@nordwind.example'))
    for (const value of [foreign, '00000000-0000-4000-8000-000000000000']) {
      const received = await scim().post('/Groups', group('Stranger', { members: [{ value }] }))
      expectError(received, 400, 'invalidValue')
      expect(String(received.body['detail'])).toContain('members')
    }
    const after = await scim().get('/Groups?filter=displayName+eq+"Stranger"')
    expect(after.body).toMatchObject({ totalResults: 0 })
  })

  it('answers 409 to a displayName that is taken, in any case', async () => {
    await created(scim(), '/Groups', group('All Users'))
    expectError(await scim().post('/Groups', group('ALL users')), 409, 'uniqueness')
  })
})
