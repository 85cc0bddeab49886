import { expect, it } from 'vitest'
import { describeScim } from '../testing/describe-scim.ts'
import { created, expectError } from '../testing/expectations.ts'
import { person } from '../testing/samples.ts'

describeScim('PATCH /Users/{id}', (scim) => {
  it.each([
    [
      'a second operation that is bad',
      [
        { op: 'replace', path: 'title', value: 'x' },
        { op: 'replace', path: 'emails[type eq', value: 'x' },
      ],
    ],
    [
      'an unknown op',
      [
        { op: 'replace', path: 'title', value: 'x' },
        { op: 'multiply', path: 'title', value: 'x' },
      ],
    ],
    ['a remove without a path', [{ op: 'replace', path: 'title', value: 'x' }, { op: 'remove' }]],
    [
      'the required userName removed',
      [
        { op: 'replace', path: 'title', value: 'x' },
        { op: 'remove', path: 'userName' },
      ],
    ],
  ])('answers 400 to %s and changes nothing', async (_what, operations) => {
    const id = await created(scim(), '/Users', person(`${Math.random()}@nordwind.example`))
    const before = (await scim().get(`/Users/${id}`)).text
    const received = await scim().patch(`/Users/${id}`, operations)
    expect(received.status, received.text).toBe(400)
    expect((await scim().get(`/Users/${id}`)).text).toBe(before)
  })

  it('answers 400 to more operations than it accepts', async () => {
    const id = await created(scim(), '/Users', person('many@nordwind.example'))
    const operations = Array.from({ length: 1001 }, () => ({ op: 'replace', path: 'title', value: 'x' }))
    expect((await scim().patch(`/Users/${id}`, operations)).status).toBeGreaterThanOrEqual(400)
  })

  it('answers 404 to an unknown id', async () => {
    expectError(await scim().patch('/Users/nobody', [{ op: 'replace', path: 'title', value: 'x' }]), 404)
  })

  it('answers 409 to a userName that is taken', async () => {
    await created(scim(), '/Users', person('owner@nordwind.example'))
    const id = await created(scim(), '/Users', person('wants@nordwind.example'))
    expectError(
      await scim().patch(`/Users/${id}`, [{ op: 'replace', value: { userName: 'Owner@nordwind.example' } }]),
      409,
      'uniqueness',
    )
  })

  it('answers 412 to If-Match of another version', async () => {
    const id = await created(scim(), '/Users', person('match@nordwind.example'))
    const body = { Operations: [{ op: 'replace', path: 'title', value: 'x' }] }
    expectError(await scim().send('PATCH', `/Users/${id}`, body, { 'if-match': 'W/"999"' }), 412)
  })
})
