import { expect, it } from 'vitest'
import { describeScim } from '../testing/describe-scim.ts'
import { created, expectError, listed } from '../testing/expectations.ts'
import { person } from '../testing/samples.ts'

describeScim('POST /Users answers 409', (scim) => {
  it('when userName is taken, in any case, also by somebody inactive', async () => {
    await created(scim(), '/Users', person('Twice@nordwind.example', { active: false }))
    const received = await scim().post('/Users', person('tWICE@nordwind.example'))
    expectError(received, 409, 'uniqueness')
    expect(String(received.body['detail'])).toContain('userName')
    expect(listed(await scim().get('/Users'))).toHaveLength(1)
  })

  it('to all but one of 16 that race', async () => {
    const answers = await Promise.all(
      Array.from({ length: 16 }, () => scim().post('/Users', person('race@nordwind.example'))),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 15 }, () => 409)])
  })

  it('not for the same name on another SCIM server', async () => {
    const other = await scim().another()
    await created(other, '/Users', person('race@nordwind.example'))
  })
})
