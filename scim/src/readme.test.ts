import { describe, expect, test } from 'vitest'
import readme from '../README.md?raw'
import { answer } from './testing/examples/errors.ts'
import { upstairs } from './testing/examples/extension.ts'
import { condition, matches, printed } from './testing/examples/filter.ts'
import { after } from './testing/examples/patch.ts'

const texts = await Promise.all([
  import('./testing/examples/filter.ts?raw'),
  import('./testing/examples/patch.ts?raw'),
  import('./testing/examples/extension.ts?raw'),
  import('./testing/examples/errors.ts?raw'),
]).then((modules) => modules.map((module) => module.default))

describe("the README's examples", () => {
  test('are these files', () => {
    const blocks = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code)
    expect(blocks).toEqual(texts)
  })

  test('do what they say', () => {
    expect(texts[0]).toContain(`// ${printed}\n`)
    expect(matches).toBe(true)
    expect(condition).toMatchObject({
      kind: 'and',
      conditions: [
        { kind: 'element', path: 'emails' },
        { path: 'active', value: true },
      ],
    })
    expect(after).toEqual({
      userName: 'asa@nordwind.example',
      active: false,
      phoneNumbers: [{ type: 'mobile', value: '+46 70 123' }],
      'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { manager: { value: 'id-of-the-manager' } },
    })
    expect(upstairs).toBe(true)
    expect(answer).toEqual({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: '400',
      scimType: 'invalidValue',
      detail: 'The value of "active" must be true or false.',
    })
  })
})
