import { expect, it } from 'vitest'
import { describeScim } from '../testing/describe-scim.ts'
import { created, object } from '../testing/expectations.ts'
import { enterprise, group, person } from '../testing/samples.ts'

describeScim('GET /Users/{id} answers 200', (scim) => {
  it('with groups, direct and through a nested group, and the manager as an object', async () => {
    const boss = await created(scim(), '/Users', person('boss@nordwind.example'))
    const id = await created(scim(), '/Users', person('report@nordwind.example', { [enterprise]: { manager: boss } }))
    const inner = await created(scim(), '/Groups', group('Inner', { members: [{ value: id }] }))
    const outer = await created(scim(), '/Groups', group('Outer', { members: [{ value: inner }] }))
    const { body } = await scim().get(`/Users/${id}`)
    expect(object(body[enterprise])['manager']).toEqual({
      value: boss,
      $ref: `${scim().tenantUrl}/Users/${boss}`,
      displayName: 'Display of boss@nordwind.example',
    })
    const groups = body['groups']
    expect(groups).toHaveLength(2)
    expect(groups).toEqual(
      expect.arrayContaining([
        { value: inner, $ref: `${scim().tenantUrl}/Groups/${inner}`, display: 'Inner', type: 'direct' },
        { value: outer, $ref: `${scim().tenantUrl}/Groups/${outer}`, display: 'Outer', type: 'indirect' },
      ]),
    )
  })

  it('with what attributes and excludedAttributes ask for', async () => {
    const id = await created(scim(), '/Users', person('projected@nordwind.example'))
    const only = await scim().get(`/Users/${id}?attributes=userName,name.familyName,${enterprise}:department`)
    expect(only.body).toEqual({
      schemas: only.body['schemas'],
      id,
      userName: 'projected@nordwind.example',
      name: { familyName: 'Østergård' },
      [enterprise]: { department: 'Purchasing' },
    })
    const without = await scim().get(`/Users/${id}?excludedAttributes=emails,name`)
    expect(without.body).not.toHaveProperty('emails')
    expect(without.body).toMatchObject({ id, title: 'Buyer' })
  })

  it('to HEAD without a body', async () => {
    const id = await created(scim(), '/Users', person('head@nordwind.example'))
    const received = await scim().send('HEAD', `/Users/${id}`)
    expect(received).toMatchObject({ status: 200, text: '' })
    expect(received.headers['etag']).toMatch(/^W\/"\d+"$/u)
  })
})
