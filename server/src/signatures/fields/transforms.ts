import type { Transform } from '../model/field.ts'
import { formatPhone } from './phone.ts'
import type { Transformed } from './transformed.ts'

/** Of numbers without a country code; ISO 3166-1 alpha-2, null: unknown. A transform's own stands between the two. */
export interface Countries {
  readonly person: string | null
  readonly company: string | null
}

export function applyTransforms(value: string, transforms: readonly Transform[], countries: Countries): Transformed {
  let result: Transformed = { value, problem: null }
  for (const transform of transforms) {
    const next = applyOne(result.value, transform, countries)
    result = { value: next.value, problem: result.problem ?? next.problem }
  }
  return result
}

function applyOne(value: string, transform: Transform, { person, company }: Countries): Transformed {
  if (value === '') return { value, problem: null }
  if (transform.do === 'phone') return formatPhone(value, person ?? transform.country ?? company, transform.format)
  return { value: changed(value, transform), problem: null }
}

function changed(value: string, transform: Exclude<Transform, { do: 'phone' }>): string {
  if (transform.do === 'case') return inCase(value, transform.to)
  if (transform.do === 'prefix') return value.startsWith(transform.text) ? value : transform.text + value
  if (transform.do === 'suffix') return value.endsWith(transform.text) ? value : value + transform.text
  return value.replaceAll(transform.find, () => transform.with).trim()
}

/** By Unicode and never by the machine's language, so that every server writes the same. */
function inCase(value: string, to: 'upper' | 'lower' | 'title'): string {
  if (to === 'upper') return value.toUpperCase()
  if (to === 'lower') return value.toLowerCase()
  return value.toLowerCase().replaceAll(/(?<![\p{L}\p{N}\p{M}'’])\p{L}/gu, (letter) => letter.toUpperCase())
}
