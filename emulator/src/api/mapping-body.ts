import {
  type AttributeMapping,
  attributeTypes,
  type Mapping,
  type ScopingClause,
  type ScopingFilter,
  type TargetAttribute,
} from '../mapping/index.ts'
import { TenantError } from '../tenant/index.ts'
import { Body } from './body.ts'

/** A mapping as a page sends it. @throws {TenantError} invalid, naming the member that has the wrong type */
export function mappingOf(body: Body): Mapping {
  const actions = new Body(body.get('actions') ?? {})
  return {
    enabled: body.flag('enabled', true),
    actions: {
      create: actions.flag('create', true),
      update: actions.flag('update', true),
      delete: actions.flag('delete', true),
    },
    attributes: listOf(body, 'attributes').map(attributeOf),
    scopingFilters: listOf(body, 'scopingFilters').map(filterOf),
    ...(body.has('attributeList') ? { attributeList: listOf(body, 'attributeList').map(targetOf) } : {}),
  }
}

function attributeOf(body: Body): AttributeMapping {
  return {
    source: body.optionalText('source') ?? '',
    expression: body.optionalText('expression') ?? '',
    type: body.choice('type', ['Direct', 'Constant', 'Expression', 'None']),
    target: body.text('target'),
    matchingPrecedence: body.wholeNumber('matchingPrecedence', { least: 0, most: 100 }, 0),
    apply: body.choice('apply', ['Always', 'OnlyOnCreate'], 'Always'),
    defaultValue: body.optionalText('defaultValue'),
  }
}

function filterOf(body: Body): ScopingFilter {
  return { name: body.optionalText('name') ?? '', clauses: listOf(body, 'clauses').map(clauseOf) }
}

function clauseOf(body: Body): ScopingClause {
  return {
    attribute: body.text('attribute'),
    operator: body.text('operator'),
    value: body.optionalText('value') ?? '',
  }
}

function listOf(body: Body, name: string): Body[] {
  const value = body.get(name) ?? []
  if (!Array.isArray(value)) throw new TenantError('invalid', `"${name}" must be a list.`, name)
  return value.map((one: unknown) => new Body(one))
}

function targetOf(body: Body): TargetAttribute {
  return {
    name: body.text('name').trim(),
    type: body.choice('type', attributeTypes),
    primaryKey: body.flag('primaryKey', false),
    required: body.flag('required', false),
    multiValue: body.flag('multiValue', false),
    exactCase: body.flag('exactCase', true),
    apiExpression: body.optionalText('apiExpression') || null,
    referencedObject: body.optionalText('referencedObject') || null,
  }
}
