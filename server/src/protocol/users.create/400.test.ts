import { expect, it } from 'vitest'
import { describeScim } from '../testing/describe-scim.ts'
import { expectError, listed } from '../testing/expectations.ts'
import { core, person } from '../testing/samples.ts'

describeScim('POST /Users answers 400', (scim) => {
  it('without userName', async () => {
    expectError(await scim().post('/Users', { schemas: [core], displayName: 'x' }), 400, 'invalidValue')
  })

  it.each([
    ['nothing', ''],
    ['no JSON', '{"userName":'],
    ['a list', '[]'],
    ['a text', '"x"'],
    ['deep nesting', `{"userName":"d","x":${'['.repeat(5000)}${']'.repeat(5000)}}`],
  ])('for a body that is %s', async (_what, text) => {
    expectError(await scim().post('/Users', text), 400, 'invalidSyntax')
  })

  it('for a name that would reach a prototype', async () => {
    expectError(
      await scim().post('/Users', '{"userName":"p@nordwind.example","__proto__":{"x":1}}'),
      400,
      'invalidValue',
    )
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false)
  })

  it('for text that no database can keep', async () => {
    expectError(await scim().post('/Users', '{"userName":"nul\\u0000"}'), 400, 'invalidValue')
    expectError(await scim().post('/Users', '{"userName":"half\\ud800"}'), 400, 'invalidValue')
  })

  it('and keeps nothing', async () => {
    await scim().post('/Users', person('half@nordwind.example', { name: 'no object' }))
    expect(listed(await scim().get('/Users'))).toEqual([])
  })
})
