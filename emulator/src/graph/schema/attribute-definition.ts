import {
  attributeListOf,
  attributeTypes,
  type Mapping,
  type TargetAttribute,
  targetAttribute,
} from '../../mapping/index.ts'
import { badRequest, type JsonObject } from '../wire/index.ts'

/** Graph's attributeDefinition. */
export interface AttributeDefinition {
  anchor: boolean
  apiExpressions: { key: string; value: string }[]
  caseExact: boolean
  defaultValue: null
  flowNullValues: boolean
  metadata: never[]
  multivalued: boolean
  mutability: 'ReadWrite' | 'ReadOnly'
  name: string
  referencedObjects: { referencedObjectName: string; referencedProperty: null }[]
  required: boolean
  type: TargetAttribute['type']
}

const booleans = new Set(['accountEnabled', 'IsSoftDeleted'])
const references = new Set(['manager', 'members'])

/** An attribute of the tenant, of which only the name is known. */
export function plainDefinition(name: string): AttributeDefinition {
  return definitionOf({
    name,
    type: references.has(name) ? 'Reference' : booleans.has(name) ? 'Boolean' : 'String',
    primaryKey: name === 'objectId',
    required: false,
    multiValue: name === 'members',
    exactCase: name === 'objectId',
    apiExpression: null,
    referencedObject: references.has(name) ? 'User' : null,
  })
}

/** A line of the attribute list in Graph's shape. */
export function definitionOf(attribute: TargetAttribute): AttributeDefinition {
  const { name, type, primaryKey, required, multiValue, exactCase, apiExpression, referencedObject } = attribute
  return {
    anchor: primaryKey,
    apiExpressions: apiExpression === null ? [] : [{ key: 'API expression', value: apiExpression }],
    caseExact: exactCase,
    defaultValue: null,
    flowNullValues: false,
    metadata: [],
    multivalued: multiValue,
    mutability: primaryKey ? 'ReadOnly' : 'ReadWrite',
    name,
    referencedObjects: (referencedObject ?? '').split(/,\s*/).flatMap((referencedObjectName) => {
      return referencedObjectName === '' ? [] : [{ referencedObjectName, referencedProperty: null }]
    }),
    required,
    type,
  }
}

/** @throws {GraphError} 400 naming the attribute */
export function attributeOf(definition: JsonObject): TargetAttribute {
  const name = definition.text('name')
  const given = definition.optionalText('type') ?? 'String'
  const type = attributeTypes.find((one) => one === given)
  if (!type) throw badRequest(`${name}: '${given}' is no attribute type. Use ${attributeTypes.join(', ')}.`)
  const referenced = definition.objects('referencedObjects').map((one) => one.text('referencedObjectName'))
  const [expression] = definition.objects('apiExpressions').map((one) => one.optionalText('value'))
  return {
    name,
    type,
    primaryKey: definition.flag('anchor', false),
    required: definition.flag('required', false),
    multiValue: definition.flag('multivalued', false),
    exactCase: definition.flag('caseExact', false),
    apiExpression: expression ?? null,
    referencedObject: referenced.length > 0 ? referenced.join(', ') : null,
  }
}

/** Everything that a mapping's target takes: its list, and what lines write beside it. */
export function targetAttributesOf(mapping: Mapping, kind: 'users' | 'groups'): TargetAttribute[] {
  const list = attributeListOf(mapping, kind)
  const names = new Set(list.map(({ name }) => name.toLowerCase()))
  const others = mapping.attributes.filter(({ target }) => !names.has(target.toLowerCase()))
  return [...list, ...others.map(({ target }) => targetAttribute(mapping, target))]
}

/**
 * A mapping with the attribute list of a directory; what a new application knows anyway is not kept as a change.
 * @throws {GraphError} 400 when a line writes an attribute that the directory does not have
 */
export function withAttributeList(
  mapping: Mapping,
  kind: 'users' | 'groups',
  definitions: readonly JsonObject[],
): Mapping {
  const attributeList = definitions.map(attributeOf)
  const names = new Set(attributeList.map(({ name }) => name.toLowerCase()))
  const stranger = mapping.attributes.find(({ target }) => !names.has(target.toLowerCase()))
  if (stranger) {
    throw badRequest(
      `The attribute mapping writes '${stranger.target}', which the target's directory in this schema does not have. Add it to the directory's attributes first.`,
    )
  }
  const { attributeList: _before, ...rest } = mapping
  const usual = JSON.stringify(targetAttributesOf(rest, kind))
  return JSON.stringify(attributeList) === usual ? rest : { ...rest, attributeList }
}
