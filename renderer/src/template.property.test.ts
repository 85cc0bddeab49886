import fc from 'fast-check'
import { parseFragment } from 'parse5'
import { describe, expect, it } from 'vitest'
import { compileTemplate } from './template.ts'
import { facts } from './testing/facts.ts'

const html = `<table role="presentation" title="{{ company }}">
  <tr><td style="color: {{ department }}; padding: 0">{{ full_name }} | {{ title | upcase }}</td></tr>
  <tr><td><a href="tel:{{ phone }}">T {{ phone }}</a> | <a href="mailto:{{ email }}?subject={{ title }}">{{ email }}</a></td></tr>
  <tr><td><a href="{{ linkedin_url }}">In {{ full_name }}</a> <a href="https://x.example/{{ location }}">{{ location }}</a></td></tr>
  <tr><td>{% capture both %}{{ title }} {{ company }}{% endcapture %}{{ both }}, {{ location.street }}</td></tr>
  {% for text in texts %}<tr><td>{{ text.html }}</td></tr>{% endfor %}
  <tr><td><img src="{{ photo }}" alt="{{ full_name }}" width="{{ mobile }}"></td></tr>
</table>`
const template = compileTemplate({ html, style: 'td { color: #333333; font-family: {{ company }} }', text: null })
const texts = [{ html: '<i>{{ full_name }}</i> {{ company }}', text: null }]

/** What markup is made of; any of it may be somebody's name. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['<', '>', '"', "'", '&', '/', '=', ' ', '\n', '\t', '\0', '\uE000', '\uE001', '0', '{{', '}}', '{%', '%}'],
        ...[
          '<script>',
          '</td>',
          '<!--',
          '-->',
          '<img src=x onerror=1>',
          'javascript:',
          'style',
          'onload=',
          '&lt;',
          '&#60;',
        ],
        ...['<![CDATA[', ']]>', '</title>', '<svg>', '\u2028', '\uD800', '`', '\\', 'url(x)', ';', 'expression(1)'],
      ),
      fc.string({ maxLength: 5 }),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((pieces) => pieces.join(''))

interface Tag {
  readonly tagName?: string
  readonly attrs?: readonly { readonly name: string; readonly value: string }[]
  readonly childNodes?: readonly Tag[]
}

/** Every element with the names of its attributes, as another parser reads them. */
const elementsOf = (node: Tag): readonly string[] => [
  ...(node.tagName === undefined ? [] : [`${node.tagName} ${(node.attrs ?? []).map(({ name }) => name).join(' ')}`]),
  ...(node.childNodes ?? []).flatMap(elementsOf),
]
const allOf = (node: Tag): readonly Tag[] => [node, ...(node.childNodes ?? []).flatMap(allOf)]
const parse = (text: string): Tag => parseFragment(text) as unknown as Tag

const known = new Set(elementsOf(parse(template.render({ ...facts, texts }).html)).map((one) => one.split(' ')[0]))
const attributes = new Set(['role', 'title', 'style', 'href', 'src', 'alt', 'width'])

describe('data of hostile people', () => {
  it('adds no element and no attribute, and leads nowhere else', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...Object.keys(facts.fields), 'mobile'), hostile),
        hostile,
        (fields, street) => {
          const given = { ...facts, fields: { ...facts.fields, ...fields }, location: { street }, texts }
          const { html: written } = template.render(given)
          for (const { tagName, attrs, childNodes } of allOf(parse(written))) {
            if (tagName === undefined) continue
            expect(known).toContain(tagName)
            for (const { name, value } of attrs ?? []) {
              expect(attributes).toContain(name)
              if (name === 'href') expect(value).toMatch(/^(?:https?|mailto|tel):/iu)
              if (name === 'src') expect(value).toMatch(/^https?:/iu)
              if (name === 'style') expect(value).not.toMatch(/\(|[<>"\\@]/iu)
            }
            expect(tagName === 'img' ? childNodes : []).toEqual([])
          }
        },
      ),
      { numRuns: 400 },
    )
  })

  it('changes no other part of a signature than its own', () => {
    const parts = compileTemplate({ html: '<p>{{ full_name }}</p><p>{{ title }}</p>', style: '', text: null })
    fc.assert(
      fc.property(hostile, (full_name) => {
        const written = parts.render({ ...facts, fields: { ...facts.fields, full_name } }).html
        const last = parse(written).childNodes?.at(-1)
        expect(last).toMatchObject({ tagName: 'p', childNodes: [{ value: 'Analyst' }] })
      }),
    )
  })

  it('gives the same bytes every time', () => {
    fc.assert(
      fc.property(hostile, (full_name) => {
        const given = { ...facts, fields: { ...facts.fields, full_name }, texts }
        expect(template.render(given)).toEqual(template.render(given))
      }),
      { numRuns: 50 },
    )
  })
})

describe('templates of anybody', () => {
  it('end in HTML that is allowed, or are refused', () => {
    const piece = fc.oneof(
      hostile,
      fc.constantFrom(
        '{{ full_name }}',
        '{% if title %}',
        '{% endif %}',
        '<table><tr><td>',
        '</td></tr></table>',
        '<a href="{{ email }}">',
        '<p style="',
        '">',
      ),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        let written = ''
        try {
          written = compileTemplate({ html: pieces.join(''), style: pieces.join(' '), text: null }).render(facts).html
        } catch (error) {
          expect(error).toMatchObject({ name: 'TemplateError' })
        }
        expect(allOf(parse(written)).filter(({ tagName }) => tagName === 'script' || tagName === 'svg')).toEqual([])
        expect(
          allOf(parse(written))
            .flatMap(({ attrs }) => attrs ?? [])
            .filter(({ name }) => name.startsWith('on')),
        ).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  it('cannot take long by being deep or wide', () => {
    const deep = compileTemplate({ html: '<div>'.repeat(15_000), style: '', text: null })
    expect(deep.render(facts).html.length).toBeLessThan(1000)
    expect(
      compileTemplate({ html: '<b><i>'.repeat(8000), style: 'b i b i b i b i { color: red }', text: null }).render(
        facts,
      ).html,
    ).toBe('')
  })
})
