import { expect, it } from 'vitest'
import { describeScim } from '../testing/describe-scim.ts'
import { created } from '../testing/expectations.ts'
import { person } from '../testing/samples.ts'

describeScim('PUT /Users/{id} answers 200', (scim) => {
  it('and forgets what is not sent, but neither id nor date of creation', async () => {
    const id = await created(scim(), '/Users', person('put@nordwind.example'))
    const before = (await scim().get(`/Users/${id}`)).body
    const received = await scim().put(`/Users/${id}`, {
      userName: 'put2@nordwind.example',
      id: 'other',
      adreses: 'ignored',
    })
    expect(received.status, received.text).toBe(200)
    expect(received.body).toMatchObject({ id, userName: 'put2@nordwind.example' })
    expect(received.body).not.toHaveProperty('title')
    expect(received.body['meta']).toMatchObject({ created: (before['meta'] as { created: string }).created })
  })

  it('and moves nothing when the whole read object comes back', async () => {
    const id = await created(scim(), '/Users', person('same@nordwind.example'))
    const before = (await scim().get(`/Users/${id}`)).body
    const received = await scim().put(`/Users/${id}`, before)
    expect(received.body).toEqual(before)
  })
})
