import { describe, expect, it } from 'vitest'
import { compileTemplate } from '../template.ts'
import { facts, withFields } from '../testing/facts.ts'
import type { Blocks, Row } from './block.ts'
import { templateOfBlocks } from './template-of-blocks.ts'

const look = { font: 'Segoe UI', size: 13, colour: '#333333', accent: '#0f6cbd', width: 480 }
const part = (field: string, label = '') => ({ field, label, look: 'plain' as const })
const blocks = (rows: readonly Row[], beside: Blocks['beside'] = null): Blocks => ({ look, beside, rows })
const rendered = (made: Blocks, of = facts) => compileTemplate(templateOfBlocks(made)).render(of)
const photo = { kind: 'image' as const, source: 'field:photo', alt: '', width: 80, link: '', round: true }

const everything: readonly Row[] = [
  { kind: 'fields', parts: [{ field: 'full_name', label: '', look: 'strong' }], separator: ' | ' },
  { kind: 'fields', parts: [part('title'), part('department')], separator: ' | ' },
  { kind: 'line' },
  { kind: 'fields', parts: [part('phone', 'T'), part('mobile', 'M'), part('email')], separator: ' · ' },
  {
    kind: 'links',
    links: [
      { label: 'LinkedIn', field: 'linkedin_url', address: null },
      { label: 'Web "&"', field: null, address: 'https://nordwind.example/?a=1&b="2"' },
    ],
    separator: ' | ',
  },
  { kind: 'space', height: 6 },
  { kind: 'words', words: '© {{ company }} <3', look: 'small' },
  { kind: 'banner' },
  { kind: 'texts' },
  {
    kind: 'image',
    source: 'images/logo.png',
    alt: 'Nordwind',
    width: 60,
    link: 'https://nordwind.example',
    round: false,
  },
]

describe('blocks', () => {
  it('become a template with every kind of row', () => {
    const banner = { src: 'https://x.example/b.png', width: 960, height: 200, alt: 'Fair', link: 'https://x.example' }
    const texts = [{ html: 'Only for <b>you</b>', text: null }]
    const { html, text, problems } = rendered(blocks(everything, photo), { ...facts, banner, texts })
    expect(problems).toEqual([])
    expect(text).toBe(
      [
        'Ada Lovelace',
        'Analyst | Engines',
        'T +44 20 7946 0958 · M +44 7700 900123 · ada@nordwind.example',
        'LinkedIn: https://www.linkedin.com/in/ada | Web "&": https://nordwind.example/?a=1&b=%222%22',
        '© Nordwind Traders <3',
        'Fair: https://x.example',
        'Only for you',
        'Nordwind: https://nordwind.example',
      ].join('\n'),
    )
    expect(html).toContain('width="480" height="100"')
    expect(html).toContain('alt="Nordwind" width="60" border="0" height="20"')
    expect(html).toContain('src="https://signatures.nordwind.example/i/ada.png"')
  })

  it('vanish where there is no value, the photo with its cell', () => {
    const without = withFields({ photo: null, department: null, phone: null, linkedin_url: null })
    const { html, text } = rendered(blocks(everything.slice(0, 5), photo), without)
    expect(html).not.toContain('<img')
    expect(html.match(/<td/gu)).toHaveLength(6)
    expect(text).toBe(
      'Ada Lovelace\nAnalyst\nM +44 7700 900123 · ada@nordwind.example\nWeb "&": https://nordwind.example/?a=1&b=%222%22',
    )
  })
})
