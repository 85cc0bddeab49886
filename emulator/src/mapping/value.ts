/** A value of the mapping language: text, several texts, or nothing. Booleans are the texts "True" and "False". */
export type Value = string | string[] | null

/** What the functions may ask about beside their arguments. */
export interface FunctionContext {
  now: () => Date
  defaultDomain: string
  /** Where Guid and RandomString draw from; the machine's own source when left out. */
  random?: Randomness
}

/** A source of randomness. */
export interface Randomness {
  /** A whole number from 0 to `below` - 1. */
  integer: (below: number) => number
  uuid: () => string
}

/** A value as one text; nothing is the empty text. */
export function text(value: Value | undefined): string {
  return first(value) ?? ''
}

export function first(value: Value | undefined): string | null {
  if (Array.isArray(value)) return value[0] ?? null
  return value ?? null
}

export function list(value: Value | undefined): string[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

export function truth(yes: boolean): string {
  return yes ? 'True' : 'False'
}

export function isTrue(value: Value | undefined): boolean {
  return /^(?:true|1)$/i.test(text(value))
}
