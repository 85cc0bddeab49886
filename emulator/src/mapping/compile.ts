import { checkFunctions } from './check-functions.ts'
import { calls, evaluate } from './evaluate.ts'
import { type Expression, ExpressionError } from './expression.ts'
import type { AttributeMapping, Mapping, TargetAttribute } from './mapping.ts'
import { parseExpression } from './parse-expression.ts'
import { keyOf, targetAttribute } from './target-attributes.ts'
import { parseTargetPath, type TargetPath } from './target-path.ts'
import { type FunctionContext, list, type Value } from './value.ts'

/** A mapping line ready to run. `expression` is null for references (manager, members), which have a phase of their own. */
export interface CompiledAttribute {
  path: TargetPath
  /** What the attribute list says of the target. */
  attribute: TargetAttribute
  expression: Expression | null
  line: AttributeMapping
}

/** A value for a target path; null when the source has none. */
export interface MappedValue {
  path: TargetPath
  attribute: TargetAttribute
  /** As text, the way the older dialect sends it; of several values the first. */
  value: string | null
  /** All values; empty when there is none. */
  values: readonly string[]
  /** Whether the values are the roles of `[appRoleAssignments]`, and whether they replace what the target has. */
  roles: 'complex' | 'assertive' | null
  /** Logs must show [Redact] instead of the value. */
  redacted: boolean
  line: AttributeMapping
}

const references = new Set(['manager', 'members'])

/**
 * Reads all lines of a mapping once.
 * @throws {ExpressionError} naming the target attribute of the line that is wrong
 */
export function compileMapping(mapping: Mapping): CompiledAttribute[] {
  const targets = new Set<string>()
  return mapping.attributes.map((line) => {
    const key = keyOf(line.target)
    if (targets.has(key)) {
      throw new ExpressionError(`${line.target}: two lines write this target attribute. Remove one.`, null)
    }
    targets.add(key)
    return compileLine(mapping, line)
  })
}

function compileLine(mapping: Mapping, line: AttributeMapping): CompiledAttribute {
  const path = parseTargetPath(line.target)
  if (!path || path.attribute.toLowerCase() === 'id') {
    throw new ExpressionError(`${line.target}: this is not a target attribute that can be written.`, null)
  }
  const attribute = targetAttribute(mapping, line.target)
  try {
    return { path, attribute, expression: lineExpression(line), line }
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error
    throw new ExpressionError(`${line.target}: ${error.message}`, error.position)
  }
}

/**
 * The expression of a mapping line; null for a reference.
 * @throws {ExpressionError} when it cannot be read
 */
export function lineExpression(line: AttributeMapping): Expression | null {
  if (line.type === 'None') return { kind: 'constant', value: '' }
  if (line.type === 'Direct') return references.has(line.source) ? null : { kind: 'attribute', name: line.source }
  if (line.type === 'Constant') return { kind: 'constant', value: constantOf(line) }
  const expression = parseExpression(line.expression)
  checkFunctions(expression)
  return expression
}

/** The value of a constant line: the text between the quotes, or the whole when there are none. */
export function constantOf(line: AttributeMapping): string {
  const quoted = /^"(.*)"$/s.exec(line.expression)?.[1]
  return quoted === undefined ? line.expression : quoted.replaceAll(/\\(["\\])/g, '$1')
}

/**
 * The values of one object for all lines but the references, in mapping order. A line that its expression drops from
 * the flow (IgnoreFlowIfNullOrEmpty) is left out, so that not even its default value is sent.
 * @throws {ExpressionError} naming the target attribute whose expression does not fit this object
 */
export function mapObject(
  attributes: readonly CompiledAttribute[],
  read: (name: string) => Value,
  context: FunctionContext,
): MappedValue[] {
  return attributes.flatMap((compiled) => {
    const { expression, ...rest } = compiled
    if (!expression) return []
    const values = list(valueOf(expression, read, context, rest.line)).filter((value) => value !== '')
    if (values.length === 0 && isIgnored(expression)) return []
    return [
      {
        ...rest,
        values,
        value: values[0] ?? null,
        roles: rolesKind(expression),
        redacted: calls(expression, 'Redact'),
      },
    ]
  })
}

function valueOf(
  expression: Expression,
  read: (name: string) => Value,
  context: FunctionContext,
  line: AttributeMapping,
): Value {
  try {
    return evaluate(expression, read, context)
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error
    throw new ExpressionError(`${line.target}: ${error.message}`, error.position)
  }
}

function isIgnored(expression: Expression): boolean {
  return expression.kind === 'call' && expression.name === 'IgnoreFlowIfNullOrEmpty'
}

function rolesKind(expression: Expression): MappedValue['roles'] {
  if (expression.kind !== 'call') return null
  if (expression.name === 'AppRoleAssignmentsComplex') return 'complex'
  return expression.name === 'AssertiveAppRoleAssignmentsComplex' ? 'assertive' : null
}

/** Whether losing the entitlement shows on the wire: some line sends IsSoftDeleted to `active`. */
export function mapsSoftDeletion(attributes: readonly CompiledAttribute[]): boolean {
  return attributes.some((one) => one.path.attribute === 'active' && /IsSoftDeleted/.test(one.line.expression))
}
