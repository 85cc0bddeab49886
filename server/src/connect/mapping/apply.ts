import type { LineChange } from './difference.ts'
import { type MappingLine, peopleMapping, type SyncSchema } from './schema.ts'

type Source = NonNullable<MappingLine['source']>

const attributeSource = (name: string): Source => ({ expression: `[${name}]`, name, type: 'Attribute', parameters: [] })

/** Expressions that Graph must take apart before they can be sent: everything but a plain attribute. */
export const expressionsOf = (changes: readonly LineChange[]): string[] =>
  changes.flatMap(({ after }) =>
    'expression' in after && plainAttribute(after.expression) === null ? [after.expression] : [],
  )

const plainAttribute = (expression: string): string | null => /^\[([^[\]]+)\]$/u.exec(expression)?.[1] ?? null

/**
 * The schema with the changes; the given one stays as it is. Pure.
 * @param parsed Graph's own form of the expressions that are no plain attributes
 */
export function applyChanges(
  schema: SyncSchema,
  changes: readonly LineChange[],
  parsed: ReadonlyMap<string, Readonly<Record<string, unknown>>>,
): SyncSchema {
  const copy = structuredClone(schema)
  const found = peopleMapping(copy)
  if (found === null) return copy
  for (const change of changes) {
    const lines = found.mapping.attributeMappings
    const at = lines.findIndex((line) => line.targetAttributeName === change.target)
    const line = lineAfter(change, parsed)
    if (line === null) lines.splice(at, at < 0 ? 0 : 1)
    else if (at < 0) lines.push(line)
    else lines[at] = line
    if (line !== null) addTarget(copy, found.directory, found.mapping.targetObjectName, change.target)
  }
  return copy
}

function lineAfter(
  { target, before, after }: LineChange,
  parsed: ReadonlyMap<string, Readonly<Record<string, unknown>>>,
): MappingLine | null {
  if ('line' in after) return after.line
  const name = plainAttribute(after.expression)
  const source = name === null ? functionSource(after.expression, parsed.get(after.expression)) : attributeSource(name)
  const usual = {
    defaultValue: null,
    exportMissingReferences: false,
    flowBehavior: 'FlowWhenChanged',
    flowType: 'Always',
    matchingPriority: 0,
  }
  return { ...usual, ...before, targetAttributeName: target, source }
}

function functionSource(expression: string, parsed: Readonly<Record<string, unknown>> | undefined): Source {
  return { name: expression, parameters: [], ...parsed, expression, type: 'Function' }
}

/** A target that no line had yet must be in the directory's list of attributes (the portal's "Edit attribute list"). */
function addTarget(schema: SyncSchema, directory: string, object: string, target: string): void {
  const attributes = schema.directories
    .find(({ name }) => name === directory)
    ?.objects.find(({ name }) => name === object)?.attributes
  if (attributes === undefined || attributes.some(({ name }) => name === target)) return
  attributes.push({
    name: target,
    type: 'String',
    anchor: false,
    caseExact: false,
    defaultValue: null,
    flowNullValues: false,
    multivalued: false,
    mutability: 'ReadWrite',
    required: false,
    apiExpressions: [],
    metadata: [],
    referencedObjects: [],
  })
}
