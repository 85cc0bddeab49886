import { compileTemplate, type RenderFacts } from '@dynasend/renderer'
import { describe, expect, it } from 'vitest'
import { readFolder } from '../folder/index.ts'
import { lint } from '../lint/index.ts'
import type { Settings } from '../model/company.ts'
import type { Configuration } from '../model/configuration.ts'
import { type GalleryProgram, gallery, starterFiles } from './index.ts'

const starter = readFolder(starterFiles())
const clients: Settings['clients'] = [
  'outlookWindows',
  'outlookMac',
  'outlookWeb',
  'outlookMobile',
  'gmail',
  'appleMail',
  'thunderbird',
]

const everybody = (give: string[]) => [{ id: 'everybody', name: 'Everybody', when: { all: [] }, give, off: false }]
const withProgram = ({ program }: GalleryProgram): Configuration => ({
  ...starter,
  settings: { ...starter.settings, clients },
  programs: [program],
  rules: { ...starter.rules, program: everybody([program.id]) },
})

const empty = (facts: RenderFacts): RenderFacts => ({
  ...facts,
  fields: { full_name: 'Ada Lovelace', email: 'ada@nordwind.example' },
  location: {},
  banner: null,
  texts: [],
})
const full: RenderFacts = {
  fields: Object.fromEntries(
    starter.fields.map(({ id }) => [id, id === 'linkedin_url' ? 'https://l.example/ada' : `the ${id}`]),
  ),
  location: Object.fromEntries(starter.settings.locationFields.map(({ id }) => [id, `place ${id}`])),
  banner: { src: 'https://x.example/b.png', width: 480, height: 100, alt: 'Fair', link: 'https://x.example' },
  texts: [{ html: 'Only for <b>{{ company }}</b>', text: null }],
  images: {},
}

describe.each(gallery().map((entry) => ({ id: entry.program.id, entry })))('the gallery program $id', ({ entry }) => {
  const { program } = entry
  const template = (variant: 'new' | 'reply') =>
    compileTemplate({ ...(program.templates[variant] ?? program.templates.new), style: program.style })

  it('passes every rule of the lint for every client', () => {
    expect(lint(withProgram(entry))).toEqual([])
  })

  it('reads every default field, the optional ones and those of locations', () => {
    expect(template('new').fields).toEqual(
      expect.arrayContaining([
        ...['full_name', 'title', 'email', 'phone', 'mobile', 'fax', 'location', 'department', 'company'],
        ...['pronouns', 'linkedin_url', 'location.street', 'location.postal_code', 'location.city', 'location.website'],
      ]),
    )
  })

  it('says everything in its text version, and the banner and texts', () => {
    const { text } = template('new').render(full)
    for (const words of [
      'the full_name',
      'the title',
      'the fax',
      'place street',
      'Fair: https://x.example',
      'the company',
    ])
      expect(text).toContain(words)
    expect(text).not.toMatch(/[<{|]\s*$/mu)
  })

  it('leaves no trace of what a person does not have', () => {
    const { html, text, problems } = template('new').render(empty(full))
    expect(problems).toEqual([])
    expect(text).toBe('Ada Lovelace\nada@nordwind.example')
    expect(html).not.toMatch(/<td[^>]*><\/td>|[|]|\b[TMF] </u)
  })

  it('has a shorter one for replies', () => {
    const [first, reply] = [template('new').render(full), template('reply').render(full)]
    expect(reply.html.length).toBeLessThan(first.html.length / 2)
    expect(reply.text).toContain('the full_name')
  })
})

describe('the gallery', () => {
  it('has six programs', () => {
    expect(gallery().map(({ program }) => program.id)).toEqual([
      ...['classic', 'compact', 'photo-left', 'accent-bar', 'two-columns', 'banner-first'],
    ])
    expect(gallery().every(({ program }) => program.description !== '')).toBe(true)
  })
})
