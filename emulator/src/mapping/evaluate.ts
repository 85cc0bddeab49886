import { type ComparisonOperator, type Expression, ExpressionError } from './expression.ts'
import { type Argument, bounded, functions } from './functions/index.ts'
import { type FunctionContext, isTrue, text, truth, type Value } from './value.ts'

type Read = (name: string) => Value

/**
 * Works an expression out for one object.
 * @throws {ExpressionError} for an argument that a function cannot use; the position is that of the function
 */
export function evaluate(expression: Expression, attribute: Read, context: FunctionContext): Value {
  switch (expression.kind) {
    case 'constant':
      return expression.value
    case 'attribute':
      return attribute(expression.name)
    case 'comparison': {
      const left = text(evaluate(expression.left, attribute, context))
      return truth(compare(expression.operator, left, text(evaluate(expression.right, attribute, context))))
    }
    case 'call':
      return expression.name === 'IIF' ? branch(expression, attribute, context) : call(expression, attribute, context)
  }
}

function call(expression: Expression & { kind: 'call' }, attribute: Read, context: FunctionContext): Value {
  const { name, position } = expression
  const definition = functions.get(name)
  if (!definition) throw new ExpressionError(`There is no function "${name}".`, position)
  const values = expression.arguments.map((one): Argument => (one ? evaluate(one, attribute, context) : undefined))
  return placed(position, () => {
    const value = definition.call(values, context)
    for (const one of Array.isArray(value) ? value : [value ?? '']) bounded(one.length, name)
    return value
  })
}

/** IIF: an attribute without a value in the condition fails it, and nothing flows (documented limitation). */
function branch(
  { arguments: [condition, yes, no] }: Expression & { kind: 'call' },
  attribute: Read,
  context: FunctionContext,
): Value {
  if (!condition || attributesOf(condition).some((name) => text(attribute(name)) === '')) return null
  const chosen = isTrue(evaluate(condition, attribute, context)) ? yes : no
  return chosen ? evaluate(chosen, attribute, context) : null
}

/** The names of all attributes that an expression reads. */
export function attributesOf(expression: Expression): string[] {
  if (expression.kind === 'attribute') return [expression.name]
  if (expression.kind === 'constant') return []
  if (expression.kind === 'comparison') return [...attributesOf(expression.left), ...attributesOf(expression.right)]
  return expression.arguments.flatMap((one) => (one ? attributesOf(one) : []))
}

/** Whether an expression calls a function of that name anywhere. */
export function calls(expression: Expression, name: string): boolean {
  if (expression.kind === 'comparison') return calls(expression.left, name) || calls(expression.right, name)
  if (expression.kind !== 'call') return false
  return expression.name === name || expression.arguments.some((one) => one !== null && calls(one, name))
}

/** Gives an error that knows no place the place of the function that it comes from. */
function placed(position: number, work: () => Value): Value {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof ExpressionError) || error.position !== null) throw error
    throw new ExpressionError(`${error.message} (character ${position + 1})`, position)
  }
}

function compare(operator: ComparisonOperator, left: string, right: string): boolean {
  const numeric = left !== '' && right !== '' && !Number.isNaN(Number(left)) && !Number.isNaN(Number(right))
  const order = numeric ? Number(left) - Number(right) : left < right ? -1 : left > right ? 1 : 0
  switch (operator) {
    case '=':
      return order === 0
    case '<>':
      return order !== 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
    case '<':
      return order < 0
    case '<=':
      return order <= 0
  }
}
