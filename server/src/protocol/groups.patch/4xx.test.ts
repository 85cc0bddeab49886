import { expect, it } from 'vitest'
import { describeScim } from '../testing/describe-scim.ts'
import { created, expectError } from '../testing/expectations.ts'
import { group } from '../testing/samples.ts'

describeScim('PATCH /Groups/{id}', (scim) => {
  const rename = (value: string) => ({ op: 'replace', path: 'displayName', value })

  it('answers 404 to an unknown id', async () => {
    expectError(await scim().patch('/Groups/nobody', [rename('x')]), 404)
  })

  it('answers 409 to a displayName that is taken', async () => {
    await created(scim(), '/Groups', group('Sales'))
    const id = await created(scim(), '/Groups', group('Buying'))
    const received = await scim().patch(`/Groups/${id}`, [{ op: 'replace', value: { displayName: 'SALES' } }])
    expectError(received, 409, 'uniqueness')
  })

  it('answers 412 to If-Match of another version', async () => {
    const id = await created(scim(), '/Groups', group('Versioned'))
    const body = { Operations: [rename('x')] }
    expectError(await scim().send('PATCH', `/Groups/${id}`, body, { 'if-match': 'W/"999"' }), 412)
  })

  it('answers 200 with the named attributes to ?attributes=', async () => {
    const id = await created(scim(), '/Groups', group('Asking'))
    const received = await scim().send('PATCH', `/Groups/${id}?attributes=displayName`, {
      Operations: [rename('Asked')],
    })
    expect(received.status, received.text).toBe(200)
    expect(Object.keys(received.body).sort()).toEqual(['displayName', 'id', 'schemas'])
  })
})
