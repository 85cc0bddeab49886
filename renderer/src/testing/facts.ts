import type { RenderFacts } from '../contract.ts'
import { compileTemplate } from '../template.ts'

/** Somebody with a value in every field. */
export const facts: RenderFacts = {
  fields: {
    full_name: 'Ada Lovelace',
    title: 'Analyst',
    department: 'Engines',
    company: 'Nordwind Traders',
    phone: '+44 20 7946 0958',
    mobile: '+44 7700 900123',
    email: 'ada@nordwind.example',
    linkedin_url: 'https://www.linkedin.com/in/ada',
    location: 'London',
    photo: 'https://signatures.nordwind.example/i/ada.png',
  },
  location: { street: '1 High Street', postal_code: 'E1 6AN', city: 'London' },
  banner: null,
  texts: [],
  images: { 'logo.png': { src: 'https://signatures.nordwind.example/i/logo.png', width: 120, height: 40 } },
}

/** The same with other fields; null: empty. */
export function withFields(changed: Readonly<Record<string, string | null>>): RenderFacts {
  const fields = Object.fromEntries(Object.entries(changed).map(([name, value]) => [name, value ?? '']))
  return { ...facts, fields: { ...facts.fields, ...fields } }
}

export const render = (html: string, of: RenderFacts = facts, { style = '', text = null as string | null } = {}) =>
  compileTemplate({ html, style, text }).render(of)
