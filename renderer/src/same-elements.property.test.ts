import fc from 'fast-check'
import { parseFragment } from 'parse5'
import { describe, expect, it } from 'vitest'
import type { RenderFacts } from './contract.ts'
import { compileTemplate } from './template.ts'
import { facts } from './testing/facts.ts'

const templates = [
  `<table><tr><td>{{ full_name }} | {{ title }} – {{ department }}, {{ company }}</td></tr>
   <tr><td>T</td><td>{{ phone }}</td></tr><tr><td><a href="mailto:{{ email }}">{{ email }}</a></td></tr></table>`,
  `<p title="{{ title }}">{{ full_name }} ({{ title }})<br>{{ department }}<br><b>M</b> {{ mobile }}</p>
   <ul><li>{{ phone }}</li><li><i>{{ company }}</i></li></ul><img src="images/logo.png" alt="{{ company }}">`,
  `{% capture line %}{{ title }} {{ department }}{% endcapture %}<div>{{ line }}</div>
   {% for text in texts %}<p>{{ text.html }}</p>{% endfor %}{% if phone %}<p>T {{ phone }}</p>{% endif %}`,
].map((html) => compileTemplate({ html, style: 'td, p { color: #333333 } b { font-size: 13px }', text: null }))
const names = ['full_name', 'title', 'department', 'company', 'phone', 'mobile', 'email']
const texts = [{ html: '<i>{{ full_name }}</i>, <a href="https://nordwind.example">{{ company }}</a>', text: null }]

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<',
        '>',
        '"',
        "'",
        '&',
        '</td>',
        '<script>',
        '<!--',
        '-->',
        '{{',
        '}}',
        '\uE000',
        '\uE001',
        '0',
        ' ',
      ),
      fc.constantFrom(
        '|',
        ' – ',
        ', ',
        '(',
        ')',
        '\n',
        '<br>',
        '<img src=x>',
        ' onload=x',
        '&lt;b&gt;',
        '\u2028',
        '\uD800',
      ),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 6 },
  )
  .map((pieces) => pieces.join(''))

interface Tag {
  readonly tagName?: string
  readonly attrs?: readonly { readonly name: string }[]
  readonly childNodes?: readonly Tag[]
}

/** Elements with the names of their attributes, in their order and depth, as another parser reads them. */
const shapeOf = ({ tagName, attrs, childNodes }: Tag): readonly unknown[] => [
  ...(tagName === undefined ? [] : [tagName, (attrs ?? []).map(({ name }) => name)]),
  ...(childNodes ?? []).map(shapeOf).filter(({ length }) => length > 0),
]

const withFieldsOf = (fields: Readonly<Record<string, string>>): RenderFacts => ({
  ...facts,
  fields: { ...facts.fields, ...fields },
  texts,
})

/** The same emptiness, and nothing that means anything. */
const harmless = (value: string): string => (value.replaceAll(/[\uE000\uE001]/gu, '').trim() === '' ? '' : 'x')

describe('a signature with hostile data', () => {
  it('has exactly the elements and attributes that it has with harmless data', () => {
    const people = fc.record(Object.fromEntries(names.map((name) => [name, hostile])))
    fc.assert(
      fc.property(fc.constantFrom(...templates), people, (template, fields) => {
        const tame = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, harmless(value)]))
        const [wild, mild] = [fields, tame].map((given) =>
          shapeOf(parseFragment(template.render(withFieldsOf(given)).html) as unknown as Tag),
        )
        expect(wild).toEqual(mild)
      }),
      { numRuns: 250 },
    )
  })
})
