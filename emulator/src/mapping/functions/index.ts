import { dateFunctions } from './date-functions.ts'
import type { FunctionDefinition } from './definition.ts'
import { listFunctions } from './list-functions.ts'
import { logicFunctions } from './logic-functions.ts'
import { randomFunctions } from './random-functions.ts'
import { replaceFunctions } from './replace.ts'
import { roleFunctions } from './role-functions.ts'
import { textFunctions } from './text-functions.ts'

/** The functions of the mapping language by name. Pure but for Guid, RandomString and Now, which ask the context. */
export const functions: ReadonlyMap<string, FunctionDefinition> = new Map(
  Object.entries({
    ...dateFunctions,
    ...listFunctions,
    ...logicFunctions,
    ...randomFunctions,
    ...replaceFunctions,
    ...roleFunctions,
    ...textFunctions,
  }).sort(([left], [right]) => left.localeCompare(right)),
)

/** A function as the editor lists it. */
export interface FunctionEntry {
  name: string
  /** Names in order; `?` ends an optional one, `...` the one that may repeat. */
  parameters: readonly string[]
  summary: string
}

/** Every function with its parameters, by name. */
export const functionCatalogue: readonly FunctionEntry[] = [...functions].map(([name, { parameters, summary }]) => ({
  name,
  parameters,
  summary,
}))

export { type Argument, bounded, type FunctionDefinition } from './definition.ts'
export { checkPattern, fitsWhole } from './pattern.ts'
export { type AppRole, rolesOf } from './role-functions.ts'
