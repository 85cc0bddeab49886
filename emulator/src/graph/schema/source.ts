import { type AttributeMapping, type Expression, ExpressionError, parseExpression } from '../../mapping/index.ts'
import { badRequest, type JsonObject } from '../wire/index.ts'
import { keysOf } from './parameters.ts'

/** Graph's attributeMappingSource. */
export interface GraphSource {
  expression: string
  name: string
  type: 'Attribute' | 'Constant' | 'Function'
  parameters: { key: string; value: GraphSource }[]
}

/** Where a mapping line takes its value from, in Graph's shape; null when it has a default value only. */
export function toSource(line: AttributeMapping): GraphSource | null {
  if (line.type === 'None') return null
  if (line.type === 'Constant') return constant(constantOf(line.expression))
  if (line.type === 'Direct') return attribute(line.source)
  try {
    return sourceOf(parseExpression(line.expression), line.expression)
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error
    return { expression: line.expression, name: line.expression, type: 'Function', parameters: [] }
  }
}

/** An expression as a tree of Graph's sources; `text` is how it was written. */
export function sourceOf(expression: Expression, text: string | null = null): GraphSource {
  if (expression.kind === 'attribute') return attribute(expression.name)
  if (expression.kind === 'constant') return constant(expression.value)
  const written = text ?? textOf(expression)
  if (expression.kind === 'comparison') {
    const { operator, left, right } = expression
    const parameters = [
      { key: 'left', value: sourceOf(left) },
      { key: 'right', value: sourceOf(right) },
    ]
    return { expression: written, name: operator, type: 'Function', parameters }
  }
  const keys = keysOf(expression.name, expression.arguments.length)
  return {
    expression: written,
    name: expression.name,
    type: 'Function',
    parameters: expression.arguments.flatMap((argument, index) =>
      argument ? [{ key: keys[index] ?? String(index), value: sourceOf(argument) }] : [],
    ),
  }
}

/**
 * The mapping line's part that comes from Graph's source. The expression's text decides; without it the name does.
 * @param place how messages call it
 * @throws {GraphError} 400 naming the target attribute
 */
export function fromSource(
  source: JsonObject,
  place: string,
): Pick<AttributeMapping, 'source' | 'expression' | 'type'> {
  const type = source.text('type')
  const name = source.optionalText('name') ?? ''
  const text = source.optionalText('expression') ?? ''
  if (type === 'Constant') {
    const value = text === '' ? name : constantOf(text)
    return { source: value, expression: quote(value), type: 'Constant' }
  }
  if (type === 'Attribute') {
    const attributeName = /^\s*\[([^\]]+)\]\s*$/.exec(text)?.[1]?.trim() ?? name
    if (attributeName === '') throw badRequest(`${place}: the source attribute has no name.`)
    return { source: attributeName, expression: `[${attributeName}]`, type: 'Direct' }
  }
  if (type !== 'Function') {
    throw badRequest(`${place}: '${type}' is no type of source. Use Attribute, Constant or Function.`)
  }
  if (text.trim() === '') throw badRequest(`${place}: the source of type Function has no expression.`)
  return { source: text, expression: text, type: 'Expression' }
}

function attribute(name: string): GraphSource {
  return { expression: `[${name}]`, name, type: 'Attribute', parameters: [] }
}

function constant(value: string): GraphSource {
  return { expression: quote(value), name: value, type: 'Constant', parameters: [] }
}

/** A constant in the mapping language: in quotes, with `\"` and `\\`. */
export function quote(value: string): string {
  return `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`
}

/** The value of a constant, with or without its quotes. */
export function constantOf(expression: string): string {
  if (!/^".*"$/s.test(expression)) return expression
  try {
    const parsed = parseExpression(expression)
    return parsed.kind === 'constant' ? parsed.value : expression
  } catch (error) {
    if (error instanceof ExpressionError) return expression
    throw error
  }
}

function textOf(expression: Expression): string {
  if (expression.kind === 'attribute') return `[${expression.name}]`
  if (expression.kind === 'constant') return quote(expression.value)
  if (expression.kind === 'comparison') {
    return `${textOf(expression.left)} ${expression.operator} ${textOf(expression.right)}`
  }
  return `${expression.name}(${expression.arguments.map((one) => (one ? textOf(one) : '')).join(', ')})`
}
