import { expect, it } from 'vitest'
import type { SignatureConfiguration } from '../../../api/schema.ts'
import { labelFacts, shownText } from './shown-text.ts'

const facts = labelFacts({
  fields: [{ id: 'full_name', label: 'Full name' }],
  settings: { locationFields: [{ id: 'street', label: 'Street' }] },
} as SignatureConfiguration)

it('shows fields by their labels where nobody was chosen', () => {
  const { html, text } = shownText({ html: '<p>{{ full_name }}, {{ location.street }}</p>', text: null }, facts)
  expect(html).toContain('[Full name], [Street]')
  expect(text).toContain('[Full name], [Street]')
})

it('says what cannot be read, with its line', () => {
  const { html, problem } = shownText({ html: '<p>\n{{ full_name }</p>', text: null }, facts)
  expect(html).toBe('')
  expect(problem).toMatch(/line 2/u)
})

it('lets no value of a person become markup', () => {
  const hostile = { ...facts, fields: { full_name: '<img src=x onerror=alert(1)>' } }
  expect(shownText({ html: '{{ full_name }}', text: null }, hostile).html).not.toContain('<img')
})
