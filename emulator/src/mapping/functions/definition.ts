import { ExpressionError } from '../expression.ts'
import { type FunctionContext, text, type Value } from '../value.ts'

/** An argument as it arrives: undefined when it was left out, null when its attribute is empty. */
export type Argument = Value | undefined

export type ExpressionFunction = (values: readonly Argument[], context: FunctionContext) => Value

/** A function of the mapping language with what the editor and Graph say about it. */
export interface FunctionDefinition {
  /** Names in order; `?` ends an optional one, `...` the one that may repeat. */
  parameters: readonly string[]
  summary: string
  call: ExpressionFunction
  /** Why a call with so many arguments is wrong although the parameters allow it, or null. */
  refuses?: (count: number) => string | null
}

/** What a text may grow to while it is worked out; a directory has nothing as long. */
export const longestText = 100_000

/** @throws {ExpressionError} when a value has outgrown its bound */
export function bounded(length: number, functionName: string): void {
  if (length > longestText) {
    throw new ExpressionError(`${functionName} makes a text of more than ${longestText} characters. Shorten it.`, null)
  }
}

/** @throws {ExpressionError} when the argument is not a whole number */
export function wholeNumber(value: Argument, functionName: string, parameter: string): number {
  const number = Number(text(value))
  if (text(value) === '' || !Number.isSafeInteger(number)) {
    throw new ExpressionError(
      `${functionName} needs a whole number as its ${parameter}, not "${text(value)}". Write digits.`,
      null,
    )
  }
  return number
}
