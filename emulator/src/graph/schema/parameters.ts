import { functionCatalogue } from '../../mapping/index.ts'

/** A parameter of a function of the mapping language; `many`: it may be repeated to the end. */
export interface FunctionParameter {
  name: string
  required: boolean
  many: boolean
}

/** A function with its parameters. */
export interface FunctionSchema {
  name: string
  parameters: FunctionParameter[]
}

/** Every function of Microsoft's reference, in the shape that Graph needs. */
export const functionSchemas: readonly FunctionSchema[] = functionCatalogue.map(({ name, parameters }) => ({
  name,
  parameters: parameters.map((parameter) => ({
    name: parameter.replace(/\?|\.{3}/g, ''),
    required: !parameter.includes('?'),
    many: parameter.includes('...'),
  })),
}))

const byName = new Map(functionSchemas.map((schema) => [schema.name, schema.parameters]))

/** The keys under which Graph shows `count` arguments: the parameters' names, then numbers for what repeats. */
export function keysOf(name: string, count: number): string[] {
  const known = byName.get(name) ?? []
  const fixed = known.filter((parameter) => !parameter.many).map((parameter) => parameter.name)
  const repeats = known.findIndex((parameter) => parameter.many)
  const named = repeats < 0 ? fixed.length : repeats
  return Array.from({ length: count }, (_, index) =>
    index < named ? (fixed[index] ?? String(index + 1)) : String(index - named + 1),
  )
}
