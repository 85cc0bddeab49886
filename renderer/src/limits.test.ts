import { describe, expect, it } from 'vitest'
import { TemplateError } from './contract.ts'
import { compileTemplate } from './template.ts'
import { facts, render } from './testing/facts.ts'

const refusal = (html: string, style = '') => {
  try {
    compileTemplate({ html, style, text: null }).render(facts)
  } catch (error) {
    if (error instanceof TemplateError) return error.problems.map(({ code }) => code)
    throw error
  }
  return []
}

const list = `{% assign list = "${'x,'.repeat(500)}" | split: "," %}`
const each = '{% for one in list %}'
const end = '{% endfor %}'

// Without its limit each of these takes minutes, or all memory: the test would not end.
describe('a template that costs more than a signature may', () => {
  it.each([
    ['loops within loops', `${list}${each}${each}${each}${each}${end}${end}${end}${end}`],
    ['a value that doubles itself', `{% assign a = "laugh" %}${'{% assign a = a | append: a %}'.repeat(40)}{{ a }}`],
    [
      'a capture that doubles itself',
      `{% assign a = "laugh" %}${'{% capture a %}{{ a }}{{ a }}{% endcapture %}'.repeat(40)}`,
    ],
    ['a long value over and over', `{% assign a = "${'x'.repeat(20_000)}" %}${'{{ a }}'.repeat(1900)}`],
    ['more tags than anybody reads', '{{ title }}'.repeat(2001)],
    ['tags within tags', `${'{% if title %}'.repeat(2500)}${'{% endif %}'.repeat(2500)}`],
    ['more elements than anybody sees', '<b>x</b>'.repeat(3001)],
    ['more characters than are read', 'x'.repeat(100_001)],
  ])('is refused: %s', (_, html) => {
    expect(refusal(html)).toEqual(['too-much'])
  })

  it.each([
    ['spaces', `a${' '.repeat(90_000)}b`, 'a b'],
    ['pictures', `<img src="images/a${' '.repeat(90_000)}b" alt="">a`, 'a'],
    ['unknown elements', `${'<x>'.repeat(30_000)}a`, 'a'],
    ['entities', `${'&amp;'.repeat(15_000)}`, '&amp;'.repeat(15_000)],
  ])('is made nonetheless where only its source is strange: %s', (_, html, written) => {
    expect(render(html).html).toBe(written)
  })

  it('cannot be made costly by selectors', () => {
    const style = `p ${'div '.repeat(7)}{ color: red } ${'div '.repeat(9)}{ color: blue } b > i b { color: green }`
    const { html, problems } = render(`${'<div>'.repeat(38)}<b>x</b>`, facts, { style })
    expect(html).not.toContain('color')
    expect(problems).toMatchObject([{ code: 'not-allowed', part: 'style', line: 1 }])
  })

  it('tells fifty of its problems at most', () => {
    expect(render('<x>'.repeat(500), facts, { style: 'b { position: fixed }'.repeat(200) }).problems).toHaveLength(100)
  })

  it('tells no rule after five hundred', () => {
    const { html, problems } = render('<b class="last">x</b>', facts, {
      style: `${'i { color: red }'.repeat(500)} .last { color: blue }`,
    })
    expect(html).toBe('<b>x</b>')
    expect(problems).toHaveLength(1)
  })
})

describe('a selector', () => {
  it.each([
    ['div p', true],
    ['div > p', false],
    ['div > span > p', true],
    ['section p', false],
    ['.outer span p', true],
    ['.outer > p', false],
    ['div div > span p', false],
    ['* > span > *', true],
  ])('%s is found: %s', (selector, isFound) => {
    const html = '<div class="outer"><span><p>x</p></span></div>'
    expect(render(html, facts, { style: `${selector} { color: red }` }).html.includes('<p style')).toBe(isFound)
  })
})
