import { expect, it } from 'vitest'
import { describeScim } from '../testing/describe-scim.ts'
import { created, expectError } from '../testing/expectations.ts'
import { person } from '../testing/samples.ts'

describeScim('GET /Users/{id} answers 404', (scim) => {
  it('alike for an id that never was, is gone, is malformed or belongs to another account', async () => {
    const other = await scim().another()
    const foreign = await created(other, '/Users', person('foreign@nordwind.example'))
    const gone = await created(scim(), '/Users', person('gone@nordwind.example'))
    await scim().delete(`/Users/${gone}`)
    const ids = [
      '00000000-0000-4000-8000-000000000000',
      gone,
      foreign,
      'a%2Fb',
      '%27%20or%201=1',
      'x'.repeat(600),
      'null',
      '%00',
    ]
    const answers = await Promise.all(ids.map((id) => scim().get(`/Users/${id}`)))
    for (const answer of answers) expectError(answer, 404)
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
  })
})
