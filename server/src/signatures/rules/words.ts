import type { Operator } from '../model/condition.ts'
import type { AskedValue } from './asked.ts'

const shownLength = 80
const shownValues = 3

export function quoted(text: string): string {
  const cut = text.length > shownLength ? `${[...text].slice(0, shownLength).join('')}…` : text
  return `"${cut}"`
}

/** `"a"`, `"a" or "b"`, `"a", "b", "c" or 4 more`. */
export function listed(texts: readonly string[], joint: 'or' | 'and'): string {
  const shown = texts.slice(0, shownValues).map(quoted)
  const more = texts.length - shown.length
  const last = more > 0 ? `${more} more` : shown.pop()
  return shown.length === 0 ? (last ?? 'nothing') : `${shown.join(', ')} ${joint} ${last}`
}

/** What a path is called in a sentence: `department`, `addresses[type eq "work"].locality`. */
export function nameOfPath(path: string): string {
  const bracket = path.indexOf('[')
  const colon = path.slice(0, bracket === -1 ? path.length : bracket).lastIndexOf(':')
  return path.slice(colon + 1)
}

const asks: Readonly<Record<Exclude<Operator, 'isEmpty'>, string>> = {
  equals: 'is',
  oneOf: 'is one of',
  startsWith: 'starts with',
  endsWith: 'ends with',
  contains: 'contains',
  matches: 'matches',
}

const misses: Readonly<Record<Exclude<Operator, 'isEmpty'>, string>> = {
  equals: 'not',
  oneOf: 'not one of',
  startsWith: 'which does not start with',
  endsWith: 'which does not end with',
  contains: 'which does not contain',
  matches: 'which does not match',
}

/** `department is one of "Sales" or "Support"`. */
export function askedOf(name: string, operator: Operator, wanted: readonly string[]): string {
  if (operator === 'isEmpty') return `${name} is empty`
  return `${name} ${asks[operator]} ${listed(wanted, 'or')}`
}

/** `department is "Sales", not "Support"`. */
export function missedOf(
  name: string,
  operator: Operator,
  wanted: readonly string[],
  values: readonly AskedValue[],
): string {
  const is = factOf(name, values)
  if (operator === 'isEmpty') return `${is}, not empty`
  return `${is}, ${values.length === 0 ? misses.equals : misses[operator]} ${listed(wanted, 'or')}`
}

/** `department is "Sales"`; `department is empty`. */
export function factOf(name: string, values: readonly AskedValue[]): string {
  if (values.length === 0) return `${name} is empty`
  const raw = values.map((value) => value.raw)
  return `${name} is ${listed(raw, 'and')}`
}
