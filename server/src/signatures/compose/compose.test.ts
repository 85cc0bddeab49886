import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../base/index.ts'
import { starterVersion } from '../book/index.ts'
import { Blocks } from '../model/blocks.ts'
import type { Configuration } from '../model/configuration.ts'
import { Field } from '../model/field.ts'
import type { DirectoryPerson, OwnValue } from '../model/person.ts'
import { Program } from '../model/program.ts'
import { compileComposer, readsManager } from './index.ts'

const surroundings = { imageAddress: (hash: string, name: string) => `https://mail.nordwind.example/i/${hash}/${name}` }
const now = Date.parse('2026-11-23T08:00:00Z')
const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

const anna = (document: JsonObject = {}, more: Partial<DirectoryPerson> = {}): DirectoryPerson => ({
  id: 'anna',
  scimServerId: 's-1',
  active: true,
  groups: [],
  manager: null,
  document: {
    userName: 'Anna.Berg@Nordwind.example',
    displayName: 'Anna Berg',
    title: 'Head of Sales',
    emails: [{ type: 'work', value: 'Anna.Berg@nordwind.example', primary: true }],
    [enterprise]: { department: 'Sales' },
    ...document,
  },
  ...more,
})

const { configuration: starter } = starterVersion()
const everybody = { id: 'everybody', name: 'Everybody', when: { all: [] }, off: false }
const withTemplate = (html: string, more: Partial<Configuration> = {}): Configuration => ({
  ...starter,
  programs: [Program.parse({ id: 'plain', name: 'Plain', templates: { new: { html } } })],
  rules: { location: [], banner: [], text: [], program: [{ ...everybody, give: ['plain'] }] },
  ...more,
})
const composed = (configuration: Configuration, person = anna(), own: readonly OwnValue[] = []) =>
  compileComposer(configuration, surroundings)(person, own, now)

describe('a composition', () => {
  it('is a signature in all variants from the first minute', () => {
    const { variants, email, problems, fields } = composed(starter)
    expect(email).toBe('anna.berg@nordwind.example')
    expect(problems).toEqual([])
    expect(fields.get('department')?.value).toBe('Sales')
    for (const made of Object.values(variants ?? {})) expect(made.text).toContain('Anna Berg')
    expect(variants?.new.html).toContain('Head of Sales')
    expect(composed(starter).variants).toEqual(variants)
  })

  it('shares what is the same: without a reply of its own the one for new messages', () => {
    const { variants } = composed(withTemplate('<p>{{ full_name }}</p>'))
    expect(variants?.reply).toBe(variants?.new)
    expect(variants?.internal).toBe(variants?.new)
  })

  it('is none for a leaver, and none where no rule gives a program', () => {
    expect(composed(starter, anna({}, { active: false }))).toMatchObject({ variants: null, problems: [] })
    const nobody = withTemplate('<p>x</p>', { rules: { location: [], program: [], banner: [], text: [] } })
    expect(composed(nobody)).toMatchObject({ variants: null, problems: [] })
  })

  it('tells a broken template, an unknown field and a missing program at their place', () => {
    expect(composed(withTemplate('<p>\n{% if title %}</p>'))).toMatchObject({
      variants: null,
      problems: [{ place: expect.stringMatching(/^programs\/plain\/new\.html\.liquid:\d+$/u) }],
    })
    const unknown = composed(withTemplate('<p>{{ full_name }}</p>\n<p>{{ shoe_size }}</p>'))
    expect(unknown.variants?.new.html).toContain('Anna Berg')
    expect(unknown.problems).toEqual([
      {
        code: 'unknown-field',
        place: 'programs/plain/new.html.liquid:2',
        message: 'There is no field "shoe_size". Add it on the page Fields, or take it out.',
      },
    ])
    const gone = withTemplate('', { programs: [] })
    expect(composed(gone).variants).toBeNull()
  })

  it('has location, banner, text and photo where rules and people give them', () => {
    const hash = 'ab'.repeat(32)
    const image = { name: 'fair.png', hash, width: 600, height: 120, bytes: 9 }
    const parts = {
      settings: { ...starter.settings, locationFields: [{ id: 'street', label: 'Street', kind: 'text' as const }] },
      fields: [
        ...starter.fields.filter(({ id }) => id !== 'photo'),
        Field.parse({ id: 'photo', label: 'Photo', kind: 'image', truth: 'employee' }),
      ],
      locations: [{ id: 'oslo', name: 'Oslo', values: { street: 'Main 1' } }],
      texts: [{ id: 'law', name: 'Law', html: '<p>By law, {{ full_name }}.</p>', text: null }],
      images: [image],
      banners: [
        {
          id: 'fair',
          name: 'Fair',
          image: 'fair.png',
          alt: 'The fair',
          link: 'https://nordwind.example/fair',
          from: null,
          to: '2026-12-01T00:00',
          timeZone: 'Europe/Oslo',
          weight: 1,
        },
      ],
      rules: {
        location: [{ ...everybody, give: ['oslo'] }],
        program: [{ ...everybody, give: ['plain'] }],
        banner: [{ ...everybody, give: ['fair'] }],
        text: [{ ...everybody, give: ['law'] }],
      },
    }
    const html =
      '<p>{{ location.name }}, {{ location.street }}</p><img src="{{ photo }}" alt="Photo" width="80" height="80">' +
      '{% if banner %}<a href="{{ banner.link }}"><img src="{{ banner.image }}" alt="{{ banner.alt }}"></a>{% endif %}' +
      '{% for text in texts %}{{ text.html }}{% endfor %}'
    const own = [{ fieldId: 'photo', value: `photo:${hash}`, setAt: '', directoryValue: '' }]
    const { variants, validUntil, problems } = composed(withTemplate(html, parts), anna(), own)
    expect(problems).toEqual([])
    for (const words of ['Oslo', 'Main 1', `${hash}/fair.png`, `${hash}/photo.jpg`, 'By law, Anna Berg.'])
      expect(variants?.new.html).toContain(words)
    expect(validUntil).toBe('2026-11-30T23:00:00.000Z')
    const missing = composed(withTemplate(html, { ...parts, images: [] }), anna(), own)
    expect(missing.variants).not.toBeNull()
    expect(missing.problems).toMatchObject([{ code: 'image-missing', place: 'banners/fair.yaml' }])
  })

  it('says which client takes no signature of its length', () => {
    const { problems } = composed(withTemplate(`<p>{{ full_name }} ${'word '.repeat(2100)}</p>`))
    expect(problems).toMatchObject([{ code: 'over-limit', message: expect.stringContaining('Gmail takes 10,000') }])
  })

  it('comes from blocks where a program is made of them', () => {
    const blocks = Blocks.parse({
      look: {},
      rows: [{ kind: 'fields', parts: [{ field: 'full_name' }, { field: 'title' }] }],
    })
    const program = Program.parse({ id: 'plain', name: 'Plain', blocks, templates: { new: { html: '' } } })
    const { variants } = composed(withTemplate('', { programs: [program] }))
    expect(variants?.reply.text).toContain('Anna Berg | Head of Sales')
  })

  it('knows whether a manager is in anybody’s signature', () => {
    expect(readsManager(starter)).toBe(false)
    const boss = Field.parse({ id: 'boss', label: 'Boss', from: [{ path: 'manager.displayName' }] })
    expect(readsManager({ ...starter, fields: [boss] })).toBe(true)
    const condition = { not: { any: [{ attribute: 'manager', operator: 'isEmpty' as const, values: [] }] } }
    const rules = { ...starter.rules, text: [{ ...everybody, when: condition, give: [] }] }
    expect(readsManager({ ...starter, rules })).toBe(true)
  })
})
