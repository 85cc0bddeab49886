import fc from 'fast-check'
import type { JsonObject } from '../json.ts'
import { ENTERPRISE_USER_SCHEMA, USER_SCHEMA } from '../schema/urns.ts'

/** Few words, so that random filters and random people meet; some that fold or sort in surprising ways. */
export const word: fc.Arbitrary<string> = fc.constantFrom(
  'a',
  'A',
  'ab',
  'b',
  'Straße',
  'STRASSE',
  'İ',
  'ﬀ',
  '\u{1F600}',
  '\uFFFD',
  'x@nordwind.example',
  "O'Malley",
  '%',
  '_',
  '\\',
  '10',
  '9',
)

/** An object with some of the names, at least one. */
const part = (...names: string[]): fc.Arbitrary<JsonObject> =>
  fc.dictionary(fc.constantFrom(...names), word, { minKeys: 1, maxKeys: names.length, noNullPrototype: true })

const element = fc
  .record(
    { value: word, type: fc.constantFrom('work', 'home', 'Work'), primary: fc.boolean() },
    { requiredKeys: ['value'] },
  )
  .map((parts): JsonObject => ({ ...parts }))

const elements = fc.uniqueArray(element, {
  minLength: 1,
  maxLength: 3,
  selector: ({ value, type }) => JSON.stringify([value, type]),
})

/** A person as `readResource` leaves one: core, enterprise, an extension that nobody registered. */
export const arbitraryUser: fc.Arbitrary<JsonObject> = fc
  .record(
    {
      userName: word,
      externalId: word,
      displayName: word,
      title: word,
      active: fc.boolean(),
      name: part('familyName', 'givenName'),
      emails: elements,
      phoneNumbers: elements,
      [ENTERPRISE_USER_SCHEMA]: part('department', 'employeeNumber'),
      'urn:ietf:params:scim:schemas:extension:Nordwind:2.0:User': part('badge', 'floor'),
    },
    { requiredKeys: ['userName'] },
  )
  .map((user): JsonObject => {
    const resource: JsonObject = {}
    for (const [key, value] of Object.entries(user)) resource[key] = value
    const extensions = Object.keys(user).filter((key) => key.includes(':'))
    return { schemas: [USER_SCHEMA, ...extensions], ...resource }
  })
