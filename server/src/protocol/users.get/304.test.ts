import { expect, it } from 'vitest'
import { describeScim } from '../testing/describe-scim.ts'
import { created } from '../testing/expectations.ts'
import { person } from '../testing/samples.ts'

describeScim('GET /Users/{id} answers 304', (scim) => {
  it('when If-None-Match names the present version, and 200 after a change', async () => {
    const id = await created(scim(), '/Users', person('etag@nordwind.example'))
    const etag = String((await scim().get(`/Users/${id}`)).headers['etag'])
    const same = await scim().get(`/Users/${id}`, { 'if-none-match': `"other", ${etag}` })
    expect(same).toMatchObject({ status: 304, text: '' })
    await scim().patch(`/Users/${id}`, [{ op: 'replace', path: 'title', value: 'Head buyer' }])
    expect((await scim().get(`/Users/${id}`, { 'if-none-match': etag })).status).toBe(200)
  })
})
