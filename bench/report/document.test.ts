import { describe, expect, it } from 'vitest'
import { withSection } from './document.ts'

const page = 'before\n<!-- a -->\nold\nlines\n<!-- /a -->\nafter\n<!-- b -->\n<!-- /b -->\n'

describe('withSection', () => {
  it('replaces what is between its marks and nothing else', () => {
    expect(withSection(page, 'a', ['new'])).toBe(
      'before\n<!-- a -->\nnew\n<!-- /a -->\nafter\n<!-- b -->\n<!-- /b -->\n',
    )
  })

  it('changes nothing when it is said again', () => {
    const once = withSection(page, 'b', ['one', 'two'])
    expect(withSection(once, 'b', ['one', 'two'])).toBe(once)
  })

  it('refuses a document without the marks', () => {
    expect(() => withSection(page, 'c', [])).toThrow('<!-- c -->')
  })
})
