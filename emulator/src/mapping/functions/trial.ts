import { checkFunctions } from '../check-functions.ts'
import { evaluate } from '../evaluate.ts'
import { parseExpression } from '../parse-expression.ts'
import type { FunctionContext, Value } from '../value.ts'

/** A clock and a lot that always fall the same way. */
export const context: FunctionContext = {
  now: () => new Date('2021-08-25T17:41:18Z'),
  defaultDomain: 'nordwind.example',
  random: countingRandomness(),
}

function countingRandomness(): NonNullable<FunctionContext['random']> {
  let count = 0
  return {
    integer: (below) => {
      count += 1
      return (count * 7) % below
    },
    uuid: () => '00aa00aa-bb11-4c22-8d33-44ee44ee44ee',
  }
}

/** What an expression makes of these attributes; a name that is missing is empty. */
export function valueOf(expression: string, attributes: Record<string, Value> = {}): Value {
  const tree = parseExpression(expression)
  checkFunctions(tree)
  return evaluate(tree, (name) => (Object.hasOwn(attributes, name) ? (attributes[name] ?? null) : null), context)
}
