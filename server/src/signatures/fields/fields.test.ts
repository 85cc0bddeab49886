import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../base/index.ts'
import { Settings } from '../model/company.ts'
import { Field, Transform } from '../model/field.ts'
import type { DirectoryPerson, FieldValue, OwnValue } from '../model/person.ts'
import { compileFields } from './index.ts'
import { applyTransforms } from './transforms.ts'

const person = (document: JsonObject, more: Partial<DirectoryPerson> = {}): DirectoryPerson => ({
  id: 'p-1',
  scimServerId: 's-1',
  active: true,
  document,
  groups: [],
  manager: null,
  ...more,
})

/** What one field says of somebody. */
function valueOf(field: object, document: JsonObject, own: Partial<OwnValue> | null = null): FieldValue {
  const settings = Settings.parse({ country: 'DE' })
  const parsed = Field.parse({ id: 'it', label: 'It', ...field })
  const values = own === null ? [] : [{ fieldId: 'it', setAt: '', directoryValue: '', value: null, ...own }]
  const value = compileFields({ fields: [parsed], settings })(person(document), values).get('it')
  if (value === undefined) throw new Error('Every field has a value.')
  return value
}

const phone = { do: 'phone' }
const from = (path: string, ...transforms: object[]) => ({ path, transforms })

describe('a field takes its value from the directory', () => {
  it('by the first source that is not empty, and says which', () => {
    const field = { from: [from('displayName'), from('name.formatted')] }
    expect(valueOf(field, { displayName: ' ', name: { formatted: 'Anna Berg' } })).toMatchObject({
      value: 'Anna Berg',
      origin: 'directory',
      path: 'name.formatted',
    })
  })

  it('also from an odd slot or an extension', () => {
    const urn = 'urn:ietf:params:scim:schemas:extension:Nordwind:2.0:User'
    expect(valueOf({ from: [from('timezone')] }, { timezone: 'https://a.example/bio' }).value).toBe(
      'https://a.example/bio',
    )
    expect(valueOf({ from: [from(`${urn}:pronouns`)] }, { [urn]: { pronouns: 'they' } }).value).toBe('they')
  })

  it.each(['-', 'N/A', ' . '])('but not where it sent %s, because Entra never sends a cleared value', (marker) => {
    expect(valueOf({ from: [from('title')] }, { title: marker })).toMatchObject({ value: '', origin: 'marker' })
    expect(valueOf({ from: [from('title'), from('nickName')] }, { title: marker, nickName: 'A' }).value).toBe('A')
  })

  it('or its default, or says that it is required', () => {
    expect(valueOf({ default: 'Nordwind' }, {})).toMatchObject({ value: 'Nordwind', origin: 'default' })
    expect(valueOf({ required: true }, {}).problem).toContain('required')
  })

  it('and leaves out what cannot stand there, with the reason', () => {
    const link = { kind: 'link', from: [from('profileUrl')] }
    expect(valueOf(link, { profileUrl: 'javascript:alert(1)' })).toMatchObject({
      value: '',
      origin: 'invalid',
      problem: expect.stringContaining('https://') as string,
    })
    expect(valueOf({ from: [from('title')] }, { title: 'a\nb' }).origin).toBe('invalid')
  })
})

describe('a value is changed on its way', () => {
  it.each<[string, object, string, string]>([
    ['a number by the country of the settings', phone, '030 901820', '+49 30 901820'],
    ['a number that names its country', phone, '+44 20 7946 0958', '+44 20 7946 0958'],
    ['a number as its country writes it', { ...phone, format: 'national' }, '+4930901820', '030 901820'],
    ['a number for machines', { ...phone, format: 'e164' }, '030 901820', '+4930901820'],
    ['capitals', { do: 'case', to: 'upper' }, 'Straße', 'STRASSE'],
    ['words with capitals', { do: 'case', to: 'title' }, "ANNA-LENA O'NEIL ÖZ", "Anna-Lena O'neil Öz"],
    ['a prefix, once', { do: 'prefix', text: 'Dr. ' }, 'Dr. Berg', 'Dr. Berg'],
    ['words, as they are written', { do: 'replace', find: '$&', with: '$$' }, 'a $& b', 'a $$ b'],
  ])('%s', (_, transform, value, expected) => {
    expect(valueOf({ from: [from('title', transform)] }, { title: value }).value).toBe(expected)
  })

  it('by the person’s own country before any other', () => {
    const document = { title: '020 7946 0958', addresses: [{ type: 'work', country: 'United Kingdom' }] }
    expect(valueOf({ from: [from('title', { ...phone, country: 'FR' })] }, document).value).toBe('+44 20 7946 0958')
  })

  it.each(['Germany', 'germany ', 'DE', 'DD'])('by the country as directories write it: %s', (country) => {
    const document = { title: '030 901820', addresses: [{ type: 'work', country }] }
    expect(valueOf({ from: [from('title', { ...phone, country: 'FR' })] }, document).value).toBe('+49 30 901820')
  })

  it.each(['UK', 'uk', 'GB'])('also by a code that people use and ISO does not: %s', (country) => {
    const document = { title: '020 7946 0958', addresses: [{ type: 'work', country }] }
    expect(valueOf({ from: [from('title', phone)] }, document).value).toBe('+44 20 7946 0958')
  })

  it.each(['XX', '\u212Aſ', 'Atlantis'])(
    'by the one of the mapping before the one of the company, past %s',
    (country) => {
      const document = { title: '01 42 68 53 00', addresses: [{ type: 'work', country }] }
      const mapped = { from: [from('title', { ...phone, country: 'FR' })] }
      expect(valueOf(mapped, document).value).toBe('+33 1 42 68 53 00')
    },
  )

  it('and what is no number stays, with a word', () => {
    const value = valueOf({ kind: 'phone', from: [from('title', phone)] }, { title: 'ask reception' })
    expect(value).toMatchObject({
      value: 'ask reception',
      problem: expect.stringContaining('no phone number') as string,
    })
  })

  it('never fails, whatever stands there, and writes a number the same way twice', () => {
    // Halves of pairs too, which no text should hold.
    const anything = fc
      .array(fc.integer({ min: 0, max: 0x10_ff_ff }), { maxLength: 20 })
      .map((points) => String.fromCodePoint(...points))
    const transforms: fc.Arbitrary<Transform> = fc
      .oneof(
        fc.record({ do: fc.constant('case'), to: fc.constantFrom('upper', 'lower', 'title') }),
        fc.record({ do: fc.constant('phone'), format: fc.constantFrom('international', 'national', 'e164') }),
        fc.record({ do: fc.constant('prefix'), text: fc.string() }),
        fc.record({ do: fc.constant('replace'), find: fc.string({ minLength: 1 }), with: fc.string() }),
      )
      .map((value) => Transform.parse(value))
    fc.assert(
      fc.property(anything, fc.array(transforms, { maxLength: 4 }), (value, list) => {
        expect(typeof applyTransforms(value, list, { person: null, company: 'DE' }).value).toBe('string')
      }),
    )
    const number = fc.stringMatching(/^[+0]\d{4,14}$/u)
    const once = (value: string) =>
      applyTransforms(value, [Transform.parse(phone)], { person: null, company: 'DE' }).value
    fc.assert(
      fc.property(number, (value) => {
        expect(once(once(value))).toBe(once(value))
      }),
    )
  })
})

describe('who decides a value', () => {
  const field = (truth: string) => ({ truth, mayHide: true, from: [from('title')] })
  const said = { title: 'Engineer' }

  it('is the directory, whatever an employee had set', () => {
    expect(valueOf(field('directory'), said, { value: 'Queen' })).toMatchObject({
      value: 'Engineer',
      origin: 'directory',
    })
  })

  it('is the employee', () => {
    expect(valueOf(field('employee'), said, { value: 'Queen' })).toMatchObject({
      value: 'Queen',
      origin: 'employee',
      directoryValue: 'Engineer',
    })
  })

  it('is the employee until the directory says something else', () => {
    const own = { value: 'Queen', directoryValue: 'Engineer' }
    expect(valueOf(field('hybrid'), said, own).value).toBe('Queen')
    expect(valueOf(field('hybrid'), { title: 'Lead' }, own)).toMatchObject({ value: 'Lead', origin: 'directory' })
  })

  it('lets an employee leave it out only where that is allowed', () => {
    expect(valueOf(field('directory'), said, { value: null })).toMatchObject({ value: '', origin: 'hidden' })
    expect(valueOf({ ...field('directory'), mayHide: false }, said, { value: null }).value).toBe('Engineer')
  })
})
