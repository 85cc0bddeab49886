import type { z } from 'zod'
import type { FieldSample as Sampled } from '../../signatures/fields/desk/index.ts'
import type { FieldValue } from '../../signatures/index.ts'
import { displayNameOf } from '../people/document.ts'
import type { FieldSample, SampledValue } from './shapes.ts'

const examplesShown = 6

/** One field over sampled people: one of each kind of outcome comes first, so that trouble is seen. */
export function toSample(fieldId: string, sampled: readonly Sampled[]): z.input<typeof FieldSample> {
  const all = sampled.flatMap(({ person, values }) => {
    const value = values.get(fieldId)
    return value === undefined ? [] : [{ person, value }]
  })
  const kinds = new Map<string, (typeof all)[number]>()
  for (const one of all) {
    const kind = kindOf(one.value)
    if (!kinds.has(kind)) kinds.set(kind, one)
  }
  const first = new Set(kinds.values())
  const filled = all.filter(({ value }) => value.value !== '')
  const examples = [...first, ...filled.filter((one) => !first.has(one))].slice(0, examplesShown)
  return {
    fieldId,
    filled: filled.length,
    people: all.length,
    problems: all.filter(({ value }) => value.problem !== null).length,
    examples: examples.map(
      ({ person, value }): z.input<typeof SampledValue> => ({
        personId: person.id,
        displayName: displayNameOf(person.document),
        ...value,
      }),
    ),
  }
}

const kindOf = ({ origin, path, problem }: FieldValue): string => JSON.stringify([origin, path, problem !== null])
