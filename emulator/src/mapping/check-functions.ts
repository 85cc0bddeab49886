import { type Expression, ExpressionError } from './expression.ts'
import { type FunctionDefinition, functions } from './functions/index.ts'

/** @throws {ExpressionError} when the expression calls a function that does not exist, or with wrong arguments */
export function checkFunctions(expression: Expression): void {
  if (expression.kind === 'comparison') {
    checkFunctions(expression.left)
    checkFunctions(expression.right)
  }
  if (expression.kind !== 'call') return
  checkCall(expression)
  for (const argument of expression.arguments) if (argument) checkFunctions(argument)
}

function checkCall({ name, position, arguments: given }: Expression & { kind: 'call' }): void {
  const definition = functions.get(name)
  if (!definition) throw unknown(name, position)
  const refusal = definition.refuses?.(given.length) ?? null
  if (refusal !== null) throw new ExpressionError(refusal, position)
  const problem = countProblem(definition, given.length)
  if (problem !== null) {
    throw new ExpressionError(
      `${name} ${problem}: ${name}(${shown(definition)}). It has ${given.length} here (character ${position + 1}).`,
      position,
    )
  }
  definition.parameters.forEach((parameter, index) => {
    if (isOptional(parameter) || given[index]) return
    throw new ExpressionError(
      `The argument "${parameter}" of ${name} is empty. Fill it (character ${position + 1}).`,
      position,
    )
  })
}

const isOptional = (parameter: string): boolean => /(?:\?|\.\.\.)$/.test(parameter)

function countProblem({ parameters }: FunctionDefinition, count: number): string | null {
  const least = parameters.filter((parameter) => !parameter.endsWith('?') && !parameter.includes(',')).length
  const most = parameters.some((parameter) => parameter.endsWith('...')) ? Number.POSITIVE_INFINITY : parameters.length
  if (count < least) return `needs ${least === most ? '' : 'at least '}${least} argument${least === 1 ? '' : 's'}`
  if (count > most) return most === 0 ? 'takes no argument' : `takes at most ${most} argument${most === 1 ? '' : 's'}`
  return null
}

function shown({ parameters }: FunctionDefinition): string {
  return parameters.map((parameter) => (parameter.endsWith('?') ? `[${parameter.slice(0, -1)}]` : parameter)).join(', ')
}

function unknown(name: string, position: number): ExpressionError {
  const nearest = nearestName(name)
  const hint = nearest === null ? 'The expression builder lists all functions.' : `Did you mean ${nearest}?`
  return new ExpressionError(
    `There is no function "${name}" (character ${position + 1}). ${hint} Names are case-sensitive.`,
    position,
  )
}

/** The function whose name needs the fewest changes, if that is at most a third of it. */
function nearestName(name: string): string | null {
  const ranked = [...functions.keys()]
    .map((candidate) => ({ candidate, distance: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .sort((left, right) => left.distance - right.distance)
  const [best] = ranked
  return best && best.distance <= Math.max(1, Math.floor(best.candidate.length / 3)) ? best.candidate : null
}

/** How many letters have to be changed, added or removed (Levenshtein). */
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (const [line, letter] of [...left.slice(0, 60)].entries()) {
    const next = [line + 1]
    for (const [column, other] of [...right].entries()) {
      const changed = (row[column] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(changed, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1))
    }
    row = next
  }
  return row[right.length] ?? 0
}
