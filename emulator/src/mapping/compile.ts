import { checkFunctions, evaluate } from './evaluate.ts'
import { type Expression, ExpressionError, parseExpression } from './expression.ts'
import type { AttributeMapping, Mapping } from './mapping.ts'
import { parseTargetPath, type TargetPath } from './target-path.ts'
import { type FunctionContext, first, type Value } from './value.ts'

/** A mapping line ready to run. `expression` is null for references (manager, members), which have a phase of their own. */
export interface CompiledAttribute {
  path: TargetPath
  expression: Expression | null
  line: AttributeMapping
}

/** A value for a target path; null when the source has none. */
export interface MappedValue {
  path: TargetPath
  value: string | null
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
    if (targets.has(line.target.toLowerCase())) {
      throw new ExpressionError(`${line.target}: two lines write this target attribute. Remove one.`, null)
    }
    targets.add(line.target.toLowerCase())
    return compileLine(line)
  })
}

function compileLine(line: AttributeMapping): CompiledAttribute {
  const path = parseTargetPath(line.target)
  if (!path || path.attribute === 'id') {
    throw new ExpressionError(`${line.target}: this is not a target attribute that can be written.`, null)
  }
  if (line.type === 'Direct' && references.has(line.source)) return { path, expression: null, line }
  try {
    return { path, expression: sourceOf(line), line }
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error
    throw new ExpressionError(`${line.target}: ${error.message}`, error.position)
  }
}

function sourceOf(line: AttributeMapping): Expression {
  if (line.type === 'Direct') return { kind: 'attribute', name: line.source }
  if (line.type === 'Constant') return { kind: 'constant', value: line.expression.replace(/^"(.*)"$/s, '$1') }
  const expression = parseExpression(line.expression)
  checkFunctions(expression)
  return expression
}

/** The values of one object for all lines but the references, in mapping order. */
export function mapObject(
  attributes: readonly CompiledAttribute[],
  read: (name: string) => Value,
  context: FunctionContext,
): MappedValue[] {
  return attributes.flatMap(({ path, expression, line }) => {
    if (!expression) return []
    const value = first(evaluate(expression, read, context))
    return [{ path, line, value: value === '' ? null : value }]
  })
}

/** Whether losing the entitlement shows on the wire: some line sends IsSoftDeleted to `active`. */
export function mapsSoftDeletion(attributes: readonly CompiledAttribute[]): boolean {
  return attributes.some((one) => one.path.attribute === 'active' && /IsSoftDeleted/.test(one.line.expression))
}
