import { instantOf } from '../instant.ts'
import { storableText, textKey } from '../text-key.ts'
import type { Comparison } from './condition.ts'
import { type Fragment, sql } from './fragment.ts'

type DatabaseKind = 'sqlite' | 'postgres'

/** Sorts after every character, so that `[n, n + last)` is everything that starts with n. */
const lastCharacter = '\u{10FFFF}'
const orders = { gt: sql`>`, ge: sql`>=`, lt: sql`<`, le: sql`<=` } as const

export const always: Fragment = sql`1 = 1`
export const never: Fragment = sql`1 = 0`

/** The test of one row of `attribute_values as v`. `ne` and null are resolved before. */
export function valueTest(condition: Comparison, kind: DatabaseKind): Fragment {
  if (condition.type === 'number') return numberTest(condition, Number(condition.value), 'number')
  if (condition.type === 'dateTime') {
    const instant = instantOf(String(condition.value))
    return instant === null ? never : numberTest(condition, instant, 'string')
  }
  if (condition.type === 'boolean') return sql`v.key = ${String(condition.value)}`
  return condition.caseExact ? exactTest(condition, kind) : foldedTest(condition, kind)
}

/** The test of a column whose text is compared as it is: ids and times. */
export function columnTest(column: Fragment, condition: Comparison, kind: DatabaseKind): Fragment {
  const text = storableText(String(condition.value))
  const needle = condition.caseExact ? text : text.toLowerCase()
  return textTest(column, condition.operator, needle, kind)
}

function numberTest({ operator }: Comparison, number: number, type: 'number' | 'string'): Fragment {
  if (Number.isNaN(number)) return never
  const order = operator in orders ? orders[operator as keyof typeof orders] : sql`=`
  return sql`v.value_type = ${type} and v.number ${order} ${number}`
}

function foldedTest({ operator, value }: Comparison, kind: DatabaseKind): Fragment {
  const { key, folded } = textKey(String(value))
  const whole = folded ?? key
  if (operator === 'eq') {
    return folded === null ? sql`v.key = ${key} and v.folded is null` : sql`v.key = ${key} and v.folded = ${folded}`
  }
  const text = sql`coalesce(v.folded, v.key)`
  const test = textTest(text, operator, whole, kind)
  return operator === 'sw' ? sql`${keyRange(key)} and ${test}` : test
}

function exactTest({ operator, value }: Comparison, kind: DatabaseKind): Fragment {
  const needle = storableText(String(value))
  const test = textTest(sql`v.value`, operator, needle, kind)
  const { key } = textKey(needle)
  if (operator === 'eq') return sql`v.key = ${key} and ${test}`
  // Lower-casing the start of a text is not the start of the lower-cased text for every letter (final sigma).
  return operator === 'sw' && /^[\0-~]*$/u.test(needle) ? sql`${keyRange(key)} and ${test}` : test
}

function keyRange(key: string): Fragment {
  return sql`v.key >= ${key} and v.key < ${key + lastCharacter}`
}

function textTest(text: Fragment, operator: Comparison['operator'], needle: string, kind: DatabaseKind): Fragment {
  const length = [...needle].length
  switch (operator) {
    case 'co':
      return kind === 'sqlite' ? sql`instr(${text}, ${needle}) > 0` : sql`strpos(${text}, ${needle}) > 0`
    case 'sw':
      return sql`substr(${text}, 1, ${length}) = ${needle}`
    case 'ew':
      // A start before the first character gives at most the whole text, which is shorter than the needle then.
      return sql`substr(${text}, length(${text}) - ${length} + 1) = ${needle}`
    case 'gt':
    case 'ge':
    case 'lt':
    case 'le':
      return sql`${text} ${orders[operator]} ${needle}`
    default:
      return sql`${text} = ${needle}`
  }
}
