import { type ComparisonOperator, type Expression, ExpressionError } from './expression.ts'
import { logicFunctions } from './logic-functions.ts'
import { textFunctions } from './text-functions.ts'
import { type ExpressionFunction, type FunctionContext, text, truth, type Value } from './value.ts'

const functions = new Map<string, ExpressionFunction>(Object.entries({ ...textFunctions, ...logicFunctions }))

const functionNames: readonly string[] = [...functions.keys()].sort()

/**
 * Works an expression out for one object.
 * @throws {ExpressionError} for an unknown function or an argument that it cannot use
 */
export function evaluate(expression: Expression, attribute: (name: string) => Value, context: FunctionContext): Value {
  if (expression.kind === 'constant') return expression.value
  if (expression.kind === 'attribute') return attribute(expression.name)
  if (expression.kind === 'comparison') {
    const left = text(evaluate(expression.left, attribute, context))
    return truth(compare(expression.operator, left, text(evaluate(expression.right, attribute, context))))
  }
  const call = functionNamed(expression)
  const values = expression.arguments.map((argument) => (argument ? evaluate(argument, attribute, context) : null))
  return call(values, context)
}

/** @throws {ExpressionError} when the expression calls a function that does not exist */
export function checkFunctions(expression: Expression): void {
  if (expression.kind === 'comparison') {
    checkFunctions(expression.left)
    checkFunctions(expression.right)
  }
  if (expression.kind !== 'call') return
  functionNamed(expression)
  for (const argument of expression.arguments) if (argument) checkFunctions(argument)
}

function functionNamed({ name, position }: Expression & { kind: 'call' }): ExpressionFunction {
  const found = functions.get(name)
  if (found) return found
  throw new ExpressionError(
    `There is no function "${name}". Names are case-sensitive; there are ${functionNames.join(', ')}.`,
    position,
  )
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
