import { ExpressionError } from './expression.ts'

/** Something wrong with a mapping, and where: `attributes.3.expression`, `attributeList.40.name`. */
export interface MappingProblem {
  field: string
  message: string
  /** The character of an expression, counted from 0. */
  position: number | null
}

/** A problem at a place. */
export function problem(field: string, message: string, position: number | null = null): MappingProblem {
  return { field, message, position }
}

/** The problem that reading an expression or a pattern runs into; empty when it does not. */
export function problemsOf(field: string, work: () => unknown): MappingProblem[] {
  try {
    work()
    return []
  } catch (error) {
    if (error instanceof ExpressionError) return [problem(field, error.message, error.position)]
    throw error
  }
}
