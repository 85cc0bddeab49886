import { compileTemplate, type RenderFacts } from '@dynasend/renderer'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { gallery } from './index.ts'

const ids = [
  'full_name',
  'title',
  'department',
  'company',
  'phone',
  'mobile',
  'fax',
  'email',
  'location',
  'pronouns',
] as const
const unread = ['shoe_size', 'employee_number'] as const
const templates = gallery().flatMap(({ program: { id, style, templates: of } }) =>
  (['new', 'reply'] as const).flatMap((variant) => {
    const source = of[variant]
    return source === null ? [] : [{ name: `${id} ${variant}`, template: compileTemplate({ ...source, style }) }]
  }),
)

const word = fc.stringMatching(/^[A-Za-z]{3,12}$/u)
const person = fc.record(Object.fromEntries([...ids, ...unread].map((id) => [id, word])))

const facts = (fields: Readonly<Record<string, string>>): RenderFacts => ({
  fields,
  location: { street: 'High Street 1', city: 'Oslo' },
  banner: null,
  texts: [],
  images: {},
})

it('a change of one field changes exactly the signatures of the templates that read it', () => {
  fc.assert(
    fc.property(person, fc.constantFrom(...ids, ...unread), word, (before, field, value) => {
      fc.pre(before[field] !== value)
      const after = { ...before, [field]: value }
      const changed = templates.filter(
        ({ template }) => template.render(facts(before)).html !== template.render(facts(after)).html,
      )
      const reading = templates.filter(({ template }) => template.fields.includes(field))
      expect(changed.map(({ name }) => name)).toEqual(reading.map(({ name }) => name))
    }),
    { numRuns: 60 },
  )
})
