import { describe, expect, test } from 'vitest'
import { compileMapping, type MappedValue, mapObject } from './compile.ts'
import { defaultUserMapping } from './default-mappings.ts'
import type { AttributeMapping, TargetAttribute } from './mapping.ts'
import { newTargetAttribute } from './target-attributes.ts'
import type { Value } from './value.ts'
import { createValue, patchReplaces, patchValue, sameValue } from './wire-value.ts'

const context = { now: () => new Date(0), defaultDomain: 'nordwind.example' }
const admin = { id: 'r1', value: 'DocumentMgmt-Admin', displayName: 'DocumentMgmt Admin' }
const appRoleAssignments = [JSON.stringify(admin)]

function mapped(
  line: Partial<AttributeMapping>,
  attributes: Record<string, Value> = {},
  entry: Partial<TargetAttribute> = {},
): MappedValue | undefined {
  const target = line.target ?? 'nickName'
  const whole: AttributeMapping = {
    source: 'nick',
    expression: '[nick]',
    type: 'Direct',
    target,
    matchingPrecedence: 0,
    apply: 'Always',
    defaultValue: null,
    ...line,
  }
  const attributeList = Object.keys(entry).length > 0 ? [{ ...newTargetAttribute(target), ...entry }] : undefined
  const mapping = { ...defaultUserMapping(), attributes: [whole], ...(attributeList ? { attributeList } : {}) }
  return mapObject(compileMapping(mapping), (name) => attributes[name] ?? null, context)[0]
}

function sure(value: MappedValue | undefined): MappedValue {
  if (!value) throw new Error('the line was left out')
  return value
}

describe('roles', () => {
  const complex = sure(
    mapped(
      { type: 'Expression', expression: 'AppRoleAssignmentsComplex([appRoleAssignments])', target: 'roles' },
      { appRoleAssignments },
    ),
  )
  const assertive = sure(
    mapped(
      { type: 'Expression', expression: 'AssertiveAppRoleAssignmentsComplex([appRoleAssignments])', target: 'roles' },
      { appRoleAssignments },
    ),
  )
  const object = {
    primary: false,
    type: 'WindowsAzureActiveDirectoryRole',
    display: 'DocumentMgmt Admin',
    value: 'DocumentMgmt-Admin',
  }

  test('a POST has them as objects, a PATCH of the older dialect as JSON text', () => {
    expect(createValue(complex)).toEqual([object])
    expect(patchValue(complex, 'legacy')).toEqual([{ value: JSON.stringify(admin) }])
    expect(patchReplaces(complex)).toBe(false)
  })

  test('the assertive function replaces the whole set with objects', () => {
    expect(patchValue(assertive, 'legacy')).toEqual([object])
    expect(patchReplaces(assertive)).toBe(true)
  })

  test('what the target has more does not count, unless the set is asserted', () => {
    const target = [{ value: 'DocumentMgmt-Admin' }, { value: 'Other' }]
    expect(sameValue(complex, target)).toBe(true)
    expect(sameValue(complex, [{ value: JSON.stringify(admin) }])).toBe(true)
    expect(sameValue(assertive, target)).toBe(false)
    expect(sameValue(complex, [])).toBe(false)
  })
})

describe('types', () => {
  test.each<[TargetAttribute['type'], string, unknown, unknown]>([
    ['Boolean', 'true', true, 'True'],
    ['Boolean', 'False', false, 'False'],
    ['Integer', '42', 42, '42'],
    ['DateTime', '2026-11-23T00:00:00Z', '2026-11-23T00:00:00Z', '2026-11-23T00:00:00Z'],
    ['String', '42', '42', '42'],
  ])('%s %s', (type, text, json, legacy) => {
    const value = sure(mapped({}, { nick: text }, { type }))
    expect(createValue(value)).toBe(json)
    expect(patchValue(value, 'compliant')).toBe(json)
    expect(patchValue(value, 'legacy')).toBe(legacy)
  })

  test('a value that the type does not take is told with the target', () => {
    expect(() => createValue(sure(mapped({}, { nick: 'x' }, { type: 'Integer' })))).toThrow('nickName: "x" is not')
    expect(() => createValue(sure(mapped({}, { nick: 'x' }, { type: 'Boolean' })))).toThrow('neither True nor False')
  })

  test('several values go to an attribute of several values, else the first', () => {
    const split = { type: 'Expression' as const, expression: 'Split([nick], ",")', target: 'ims' }
    expect(createValue(sure(mapped(split, { nick: 'a,b' }, { multiValue: true })))).toEqual([
      { value: 'a' },
      { value: 'b' },
    ])
    expect(createValue(sure(mapped(split, { nick: 'a,b' })))).toBe('a')
  })
})

describe('nothing to send', () => {
  test('the default value goes on create only', () => {
    const value = sure(mapped({ defaultValue: 'none' }))
    expect(createValue(value)).toBe('none')
    expect(sameValue(value, 'anything')).toBe(true)
  })

  test('a line of type None sends its default value on create', () => {
    expect(createValue(sure(mapped({ type: 'None', defaultValue: 'x' })))).toBe('x')
  })

  test('IgnoreFlowIfNullOrEmpty leaves the line out, default value and all', () => {
    const ignored = { type: 'Expression' as const, expression: 'IgnoreFlowIfNullOrEmpty([nick])', defaultValue: 'x' }
    expect(mapped(ignored)).toBeUndefined()
    expect(createValue(sure(mapped(ignored, { nick: 'n' })))).toBe('n')
  })
})

test('upper and lower case count, unless the attribute list says otherwise', () => {
  expect(sameValue(sure(mapped({}, { nick: 'Anna' })), 'anna')).toBe(false)
  expect(sameValue(sure(mapped({}, { nick: 'Anna' }, { exactCase: false })), 'anna')).toBe(true)
})

test('Redact marks the value for the logs and sends it', () => {
  const value = sure(mapped({ type: 'Expression', expression: 'Append(Redact([nick]), "x")' }, { nick: 'n' }))
  expect(value).toMatchObject({ redacted: true, value: 'nx' })
})

test('a constant is unescaped', () => {
  expect(sure(mapped({ type: 'Constant', expression: String.raw`"a \"b\" \\"` })).value).toBe('a "b" \\')
})
