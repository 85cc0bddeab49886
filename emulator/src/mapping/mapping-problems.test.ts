import { describe, expect, test } from 'vitest'
import { defaultGroupMapping, defaultUserMapping } from './default-mappings.ts'
import type { AttributeMapping, Mapping } from './mapping.ts'
import { mappingProblems } from './mapping-problems.ts'
import { knownUserAttributes } from './source-attributes.ts'
import { defaultUserAttributes, newTargetAttribute } from './target-attributes.ts'

const sources = new Set(knownUserAttributes(['costCentre']))
const custom = 'urn:ietf:params:scim:schemas:extension:Dynasend:2.0:User:bioUrl'
const plain: AttributeMapping = {
  source: 'mail',
  expression: '[mail]',
  type: 'Direct',
  target: 'nickName',
  matchingPrecedence: 0,
  apply: 'Always',
  defaultValue: null,
}

function withLine(part: Partial<AttributeMapping>, more: Partial<Mapping> = {}): Mapping {
  const mapping = defaultUserMapping()
  return { ...mapping, ...more, attributes: [...mapping.attributes, { ...plain, ...part }] }
}
const problems = (part: Partial<AttributeMapping>, more: Partial<Mapping> = {}) =>
  mappingProblems(withLine(part, more), 'users', sources)
const expression = (text: string): Partial<AttributeMapping> => ({ type: 'Expression', source: text, expression: text })

test('the default mappings are right', () => {
  expect(mappingProblems(defaultUserMapping(), 'users', sources)).toEqual([])
  expect(mappingProblems(defaultGroupMapping(), 'groups')).toEqual([])
})

describe('right lines', () => {
  test.each<Partial<AttributeMapping>>([
    { target: custom },
    { source: 'costCentre', expression: '[costCentre]' },
    { type: 'Constant', source: 'x', expression: '"x"' },
    { type: 'None', source: '', expression: '', defaultValue: 'x' },
    { target: 'roles', ...expression('AppRoleAssignmentsComplex([appRoleAssignments])') },
    { target: 'roles[primary eq "True"].value', ...expression('SingleAppRoleAssignment([appRoleAssignments])') },
    { target: 'nickName', matchingPrecedence: 2 },
    expression('Append([extension_0123456789abcdef0123456789abcdef_nick], "x")'),
  ])('%j', (line) => expect(problems(line)).toEqual([]))
})

describe('wrong lines are told beside the field', () => {
  test.each<[Partial<AttributeMapping>, string, RegExp]>([
    [{ target: '' }, 'target', /Choose one/],
    [{ target: 'id' }, 'target', /Choose externalId/],
    [{ target: 'userName' }, 'target', /Line 1 writes userName already/],
    [{ target: 'urn:ietf:params:scim:schemas:core:2.0:User:TITLE' }, 'target', /Line 4 writes/],
    [{ target: 'emails' }, 'target', /emails\[type eq "work"\].value/],
    [{ target: 'name' }, 'target', /name.givenName/],
    [{ target: 'entitlements' }, 'target', /not supported/],
    [{ target: 'a b' }, 'target', /not a SCIM attribute/],
    [{ target: `${custom}.part` }, 'target', /complex ones are not supported/],
    [{ target: 'urn:mine:thing' }, 'target', /is called urn:ietf/],
    [{ source: 'Mail', expression: '[Mail]' }, 'source', /no attribute "Mail"/],
    [{ source: '', expression: '[]' }, 'source', /Choose a source attribute/],
    [{ source: 'manager', expression: '[manager]' }, 'target', /only a target attribute of type Reference/],
    [{ type: 'Constant', source: '', expression: '""' }, 'source', /constant value/],
    [{ type: 'None', source: '', expression: '' }, 'defaultValue', /default value/],
    [expression(''), 'expression', /Enter an expression/],
    [expression('Left([mail])'), 'expression', /needs 2 arguments/],
    [expression('SelectUniqueValue([mail], [mail])'), 'expression', /not available for SCIM/],
    [expression('AppRoleAssignmentsComplex([appRoleAssignments])'), 'expression', /only the target attribute "roles"/],
    [{ matchingPrecedence: 1 }, 'matchingPrecedence', /userName has the precedence 1 already/],
    [{ matchingPrecedence: 3 }, 'matchingPrecedence', /precedence 2 is missing/],
    [{ target: 'roles', matchingPrecedence: 2 }, 'matchingPrecedence', /cannot match objects/],
  ])('%j', (line, field, message) => {
    expect(problems(line)).toContainEqual(
      expect.objectContaining({ field: `attributes.22.${field}`, message: expect.stringMatching(message) as string }),
    )
  })

  test('an expression with the character', () => {
    expect(problems(expression('Append([mail], [Surname])'))).toEqual([
      { field: 'attributes.22.expression', message: expect.stringContaining('Surname') as string, position: 15 },
    ])
    expect(problems(expression('Append([mail]; "x")'))).toMatchObject([{ position: 13 }])
  })

  test('constants and default values that the type does not take', () => {
    const attributeList = [...defaultUserAttributes, newTargetAttribute(custom, 'Integer')]
    const constant = { type: 'Constant' as const, source: 'x', expression: '"x"', target: custom }
    expect(problems(constant, { attributeList })).toMatchObject([
      { message: expect.stringContaining('digits') as string },
    ])
    expect(problems({ target: custom, defaultValue: 'x' }, { attributeList })).toMatchObject([
      { field: 'attributes.22.defaultValue' },
    ])
  })
})

test('without a matching attribute, and with the user mapping switched off', () => {
  const mapping = defaultUserMapping()
  const attributes = mapping.attributes.map((line) => ({ ...line, matchingPrecedence: 0 }))
  expect(mappingProblems({ ...mapping, attributes }, 'users')).toMatchObject([{ field: 'attributes' }])
  expect(mappingProblems({ ...mapping, enabled: false }, 'users')).toMatchObject([{ field: 'enabled' }])
})

describe('the attribute list', () => {
  const list = (...more: ReturnType<typeof newTargetAttribute>[]) =>
    mappingProblems({ ...defaultUserMapping(), attributeList: [...defaultUserAttributes, ...more] }, 'users')
  const at = `attributeList.${defaultUserAttributes.length}`

  test.each([
    [newTargetAttribute(`${custom}.x`), `${at}.name`],
    [newTargetAttribute('title'), `${at}.name`],
    [newTargetAttribute(custom, 'Reference'), `${at}.type`],
    [{ ...newTargetAttribute(custom), multiValue: true }, `${at}.multiValue`],
  ])('%j is refused beside %s', (entry, field) => expect(list(entry)).toMatchObject([{ field }]))

  test('a custom attribute that is mapped but not listed any more is told', () => {
    expect(list(newTargetAttribute(custom))).toEqual([])
    expect(problems({ target: custom }, { attributeList: [...defaultUserAttributes] })).toMatchObject([
      { field: 'attributes.22.target', message: expect.stringContaining('Edit attribute list') as string },
    ])
  })
})
