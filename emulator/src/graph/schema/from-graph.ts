import {
  type AttributeMapping,
  type Mapping,
  mappingProblems,
  type ScopingClause,
  type ScopingFilter,
} from '../../mapping/index.ts'
import { clauseProblem } from '../../scoping/index.ts'
import { badRequest, type JsonObject } from '../wire/index.ts'
import { withAttributeList } from './attribute-definition.ts'
import { sourceDirectory, targetObjects } from './directories.ts'
import { fromSource } from './source.ts'

type Kind = 'users' | 'groups'

/**
 * The mappings of a schema that was put. A mapping that the schema leaves out is switched off; without directories the
 * attribute lists stay.
 * @throws {GraphError} 400 that names the place
 */
export function mappingsOf(schema: JsonObject, before: Record<Kind, Mapping>): Record<Kind, Mapping> {
  const rules = schema.objects('synchronizationRules')
  if (rules.length === 0) throw badRequest("The schema's synchronizationRules are missing. Send the whole schema.")
  const found = new Map<Kind, Mapping>()
  for (const objectMapping of rules.flatMap((rule) => rule.objects('objectMappings'))) {
    const kind = kindOf(objectMapping)
    if (found.has(kind)) throw badRequest(`The schema has two object mappings for ${kind}. Keep one.`)
    found.set(kind, fromObjectMapping(objectMapping))
  }
  const users = found.get('users')
  if (!users) throw badRequest('The schema has no object mapping for users. It cannot be taken out.')
  if (!users.enabled) throw badRequest('The object mapping for users cannot be switched off.')
  const groups = found.get('groups') ?? { ...before.groups, enabled: false }
  const all = { users: withList(schema, 'users', users, before), groups: withList(schema, 'groups', groups, before) }
  check(all.users, 'users', sourcesOf(schema, 'User'))
  if (groups.enabled) check(all.groups, 'groups', sourcesOf(schema, 'Group'))
  return all
}

/** The target's attributes stand in the directory that is not Entra's own. */
function withList(schema: JsonObject, kind: Kind, mapping: Mapping, before: Record<Kind, Mapping>): Mapping {
  const object = schema
    .objects('directories')
    .filter((directory) => directory.text('name') !== sourceDirectory)
    .flatMap((directory) => directory.objects('objects'))
    .find((one) => one.text('name') === targetObjects[kind])
  if (object) return withAttributeList(mapping, kind, object.objects('attributes'))
  const { attributeList } = before[kind]
  return attributeList ? { ...mapping, attributeList } : mapping
}

function sourcesOf(schema: JsonObject, name: string): ReadonlySet<string> | null {
  const object = schema
    .objects('directories')
    .filter((directory) => directory.text('name') === sourceDirectory)
    .flatMap((directory) => directory.objects('objects'))
    .find((one) => one.text('name') === name)
  return object ? new Set(object.objects('attributes').map((attribute) => attribute.text('name'))) : null
}

function kindOf(objectMapping: JsonObject): Kind {
  const target = objectMapping.text('targetObjectName')
  const source = objectMapping.text('sourceObjectName')
  if (source === 'User' && target.toLowerCase().endsWith(':user')) return 'users'
  if (source === 'Group' && target.toLowerCase().endsWith(':group')) return 'groups'
  throw badRequest(
    `There is no mapping from '${source}' to '${target}'. There are User to ${targetObjects.users}, and Group to ${targetObjects.groups}.`,
  )
}

/** One of Graph's objectMappings as a mapping. @throws {GraphError} 400 */
export function fromObjectMapping(objectMapping: JsonObject): Mapping {
  return {
    enabled: objectMapping.flag('enabled', true),
    actions: actionsOf(objectMapping.get('flowTypes') ?? 'Add, Update, Delete'),
    attributes: objectMapping.objects('attributeMappings').map(attributeOf),
    scopingFilters: filtersOf(objectMapping),
  }
}

/** Flags by name, or as a number: Add 1, Update 2, Delete 4. */
function actionsOf(flowTypes: unknown): Mapping['actions'] {
  if (typeof flowTypes === 'number') {
    return { create: (flowTypes & 1) !== 0, update: (flowTypes & 2) !== 0, delete: (flowTypes & 4) !== 0 }
  }
  if (typeof flowTypes !== 'string') throw badRequest("'flowTypes' must be a string like 'Add, Update, Delete'.")
  const names = flowTypes.split(',').map((name) => name.trim())
  const strange = names.find((name) => !['None', 'Add', 'Update', 'Delete'].includes(name))
  if (strange !== undefined) throw badRequest(`'${strange}' is no flow type. Use Add, Update, Delete or None.`)
  return { create: names.includes('Add'), update: names.includes('Update'), delete: names.includes('Delete') }
}

function attributeOf(body: JsonObject): AttributeMapping {
  const target = body.text('targetAttributeName')
  const defaultValue = body.optionalText('defaultValue')
  const flowType = body.optionalText('flowType') ?? 'Always'
  if (!/^(?:Always|(?:Object|Value|MultiValue|Attribute)AddOnly)$/.test(flowType)) {
    throw badRequest(`${target}: '${flowType}' is no flow type. Use Always or ObjectAddOnly.`)
  }
  const source = body.get('source')
  return {
    ...(source === undefined || source === null
      ? { source: '', expression: '', type: 'None' as const }
      : fromSource(body.object('source'), target)),
    target,
    matchingPrecedence: body.wholeNumber('matchingPriority', 0),
    apply: flowType === 'Always' ? 'Always' : 'OnlyOnCreate',
    defaultValue: defaultValue === '' ? null : defaultValue,
  }
}

function filtersOf(objectMapping: JsonObject): ScopingFilter[] {
  if (objectMapping.get('scope') === null || !objectMapping.has('scope')) return []
  return objectMapping
    .object('scope')
    .objects('groups')
    .map((group) => ({ name: group.optionalText('name') ?? '', clauses: group.objects('clauses').map(clauseOf) }))
}

function clauseOf(clause: JsonObject): ScopingClause {
  const operand = clause.get('targetOperand')
  const values = operand === undefined || operand === null ? [] : clause.object('targetOperand').texts('values')
  if (values.length > 1) {
    throw badRequest(`The clause for '${clause.text('sourceOperandName')}' has ${values.length} values. Use one.`)
  }
  return {
    attribute: clause.text('sourceOperandName'),
    operator: clause.text('operatorName'),
    value: values[0] ?? '',
  }
}

/** @param sources names that the source directory of the schema has; null when it was not sent */
function check(mapping: Mapping, kind: Kind, sources: ReadonlySet<string> | null): void {
  for (const clause of mapping.scopingFilters.flatMap((filter) => filter.clauses)) {
    const wrong = clauseProblem(clause)
    if (wrong !== null) throw badRequest(`The scoping clause for '${clause.attribute}': ${wrong}`)
  }
  const [first] = mappingProblems(mapping, kind, sources)
  if (!first) return
  const [, index] = /^attributes\.(\d+)/.exec(first.field) ?? []
  const target = index === undefined ? undefined : mapping.attributes[Number(index)]?.target
  throw badRequest(`${target ?? `The mapping of ${kind}, ${first.field}`}: ${first.message}`)
}
