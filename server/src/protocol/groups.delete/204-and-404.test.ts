import { expect, it } from 'vitest'
import { describeScim } from '../testing/describe-scim.ts'
import { created, expectError } from '../testing/expectations.ts'
import { group, person } from '../testing/samples.ts'

describeScim('DELETE /Groups/{id}', (scim) => {
  it('answers 204, then 404; its members stay and lose it', async () => {
    const user = await created(scim(), '/Users', person('stays@nordwind.example'))
    const id = await created(scim(), '/Groups', group('Gone', { members: [{ value: user }] }))
    expect(await scim().delete(`/Groups/${id}`)).toMatchObject({ status: 204, text: '' })
    expectError(await scim().delete(`/Groups/${id}`), 404)
    const { body } = await scim().get(`/Users/${user}`)
    expect(body).toMatchObject({ id: user })
    expect(body).not.toHaveProperty('groups')
    await created(scim(), '/Groups', group('Gone'))
  })
})
