import { ENTERPRISE_USER_SCHEMA, parseProjection, project } from '@dynasend/scim'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { JsonObject, JsonValue } from '../../base/json.ts'
import type { StoredGroup, StoredUser } from '../../directory/contract.ts'
import { groupResource } from '../group-resource.ts'
import { groupText, userText } from '../resource-text.ts'
import { groupType, userType } from '../types.ts'
import { userResource } from '../user-resource.ts'

/** The text that is put together from stored text must be the one that walking through the whole resource gives. */

const baseUrl = 'https://signatures.nordwind.example/scim/v2/abc'
const row = { version: 3, created: '2026-11-23T04:00:00.000Z', lastModified: '2026-11-23T05:00:00.000Z' }

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('{}', 'null', '[[', '"id":', '"manager":{"value":"boss"}', 'Åsa 😀', '}', '\\"'),
)
const key = fc.oneof(
  fc.constantFrom('title', 'password', 'id', 'meta', 'groups', 'members', '0', 'manager', 'value', 'name', 'emails'),
  fc.constantFrom('urn:example:nordwind', 'urn:example:nordwind:tea', ENTERPRISE_USER_SCHEMA.toLowerCase()),
  fc.string(),
)
const value: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.oneof(text, fc.integer(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value
const boss: fc.Arbitrary<JsonValue> = fc.oneof(fc.constant({ value: 'boss' }), fc.constant('boss'), value)
const enterprise = fc.oneof(
  fc.record({ department: text, manager: boss }, { requiredKeys: [] }),
  fc.record({ manager: boss, division: value, $ref: text }),
)
const document: fc.Arbitrary<JsonObject> = fc
  .tuple(
    fc.dictionary(key, value, { maxKeys: 5, noNullPrototype: true }),
    fc.option(enterprise, { nil: null }),
    fc.dictionary(key, value, { maxKeys: 2, noNullPrototype: true }),
  )
  .map(([first, extension, last]) => ({
    schemas: ['x'],
    ...first,
    ...(extension === null ? {} : { [ENTERPRISE_USER_SCHEMA]: extension as JsonObject }),
    ...last,
  }))
const projection = fc.constantFrom(
  {},
  { excludedAttributes: 'groups' },
  { excludedAttributes: 'members' },
  { attributes: 'title' },
)
const name = fc.option(text, { nil: null })

/** As storage gives it back: the text as written, the document read from it. */
const stored = (document: JsonObject) => {
  const text = JSON.stringify(document)
  return { ...row, id: '0190-å b', text, document: JSON.parse(text) as JsonObject }
}

test('a user', () => {
  const manager = fc.option(fc.record({ id: fc.constantFrom('boss', 'bo"ss'), displayName: name }), { nil: null })
  const groups = fc.array(fc.record({ id: text, display: name, type: fc.constantFrom('direct', 'indirect') }), {
    maxLength: 2,
  })
  fc.assert(
    fc.property(document, manager, groups, projection, (document, manager, groups, request) => {
      const wanted = parseProjection(request, userType)
      const shown = request.excludedAttributes === 'groups' ? [] : groups
      const user = { ...stored(document), manager, groups: shown } as StoredUser
      expect(userText(user, wanted, baseUrl)).toBe(
        JSON.stringify(project(userResource(user, baseUrl), wanted, userType)),
      )
    }),
    { numRuns: 5_000, seed: 4 },
  )
})

test('a group', () => {
  const member = fc.record({ value: text, type: fc.constantFrom('User', 'Group'), display: name })
  fc.assert(
    fc.property(document, fc.array(member, { maxLength: 2 }), projection, (document, members, request) => {
      const wanted = parseProjection(request, groupType)
      const shown = request.excludedAttributes === 'members' ? null : members
      const group = { ...stored(document), memberCount: 2, members: shown } as StoredGroup
      expect(groupText(group, wanted, baseUrl)).toBe(
        JSON.stringify(project(groupResource(group, baseUrl), wanted, groupType)),
      )
    }),
    { numRuns: 2_000, seed: 4 },
  )
})

test.each([
  '{"schemas":[],"tea":{"__proto__":{"kind":"green"},"cups":2}}',
  `{"schemas":[],"${ENTERPRISE_USER_SCHEMA}":{"deep":{"manager":{"value":"boss"}},"manager":{"value":"boss","type":"x"}}}`,
  `{"schemas":[],"${ENTERPRISE_USER_SCHEMA}":{"manager":"boss"},"urn:example:tea":{"manager":{"value":"boss"}}}`,
])('%s', (text) => {
  const manager = text.includes('boss') ? { id: 'boss', displayName: null } : null
  const user: StoredUser = { ...row, id: 'u1', text, document: JSON.parse(text) as JsonObject, manager, groups: [] }
  const all = parseProjection({}, userType)
  expect(userText(user, all, baseUrl)).toBe(JSON.stringify(project(userResource(user, baseUrl), all, userType)))
})

test('a person as Entra sends one takes the short way, with a manager and groups too', () => {
  const document = {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', ENTERPRISE_USER_SCHEMA],
    userName: 'asa@nordwind.example',
    roles: [],
    [ENTERPRISE_USER_SCHEMA]: { department: 'Sales', manager: { value: 'boss' }, division: 'North' },
  }
  const refuse = (): never => {
    throw new Error('The document was read.')
  }
  const user: StoredUser = {
    ...row,
    id: 'u1',
    text: JSON.stringify(document),
    get document() {
      return refuse()
    },
    manager: { id: 'boss', displayName: 'Bo "the" Boss' },
    groups: [{ id: 'g1', display: 'All Users', type: 'direct' }],
  }
  expect(JSON.parse(userText(user, parseProjection({}, userType), baseUrl))).toEqual({
    ...document,
    [ENTERPRISE_USER_SCHEMA]: {
      department: 'Sales',
      manager: { value: 'boss', $ref: `${baseUrl}/Users/boss`, displayName: 'Bo "the" Boss' },
      division: 'North',
    },
    id: 'u1',
    meta: {
      resourceType: 'User',
      created: row.created,
      lastModified: row.lastModified,
      location: `${baseUrl}/Users/u1`,
      version: 'W/"3"',
    },
    groups: [{ value: 'g1', $ref: `${baseUrl}/Groups/g1`, display: 'All Users', type: 'direct' }],
  })
})
