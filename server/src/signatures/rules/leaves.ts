import type { GroupReference, Operator } from '../model/condition.ts'
import type { Slot } from '../model/rule.ts'
import type { Asked, AskedValue } from './asked.ts'
import { compileComparison } from './comparison.ts'
import { fold } from './fold.ts'
import { here, type Question } from './question.ts'
import { askedOf, factOf, listed, missedOf } from './words.ts'

interface Compared {
  readonly operator: Operator
  readonly values: readonly string[]
}

/** @param valuesOf of the person who is asked about; one that fits is enough */
export function comparisonOf(
  name: string,
  { operator, values }: Compared,
  valuesOf: (asked: Asked) => readonly AskedValue[],
): Question {
  const fits = compileComparison(operator, values)
  return {
    words: askedOf(name, operator, values),
    parts: [],
    holds(asked) {
      const found = valuesOf(asked)
      return fits === null ? found.length === 0 : found.some(({ folded }) => fits(folded))
    },
    because(asked, wanted) {
      const found = valuesOf(asked)
      if (wanted) return here(missedOf(name, operator, values, found))
      const fitting = fits === null ? found : found.filter(({ folded }) => fits(folded))
      return here(`${factOf(name, fitting)}, and must not be`)
    },
  }
}

/** Membership by the group's id, or by its name: a folder that was made elsewhere knows other ids. */
export function membershipOf(groups: readonly GroupReference[]): Question {
  const ids = new Set(groups.map(({ id }) => id).filter((id) => id !== ''))
  const names = new Set(groups.map(({ name }) => fold(name)))
  const list = listed(
    groups.map(({ name }) => name),
    'or',
  )
  const isIn = (asked: Asked): boolean => asked.groups.some(({ id, folded }) => ids.has(id) || names.has(folded))
  return {
    words: `member of ${list}`,
    parts: [],
    holds: isIn,
    because: (_asked, wanted) =>
      here(wanted ? `is not a member of ${list}` : `is a member of ${list}, and must not be`),
  }
}

/** What an earlier slot gave. */
export function givenOf(slot: Slot & ('location' | 'program'), ids: readonly string[], names: Names): Question {
  const wanted = new Set(ids)
  const nameOf = (id: string): string => names[slot].get(id) ?? id
  const list = listed(ids.map(nameOf), 'or')
  return {
    words: `${slot} is ${list}`,
    parts: [],
    holds: (asked) => (asked.given[slot] ?? []).some((id) => wanted.has(id)),
    because(asked, must) {
      const [id] = asked.given[slot] ?? []
      if (asked.given[slot] === undefined)
        return here(`the ${slot} is not decided before this rule, so it cannot be asked`)
      if (id === undefined) return here(`has no ${slot}, so it is not ${list}`)
      return here(`${slot} is "${nameOf(id)}", ${must ? `not ${list}` : 'and must not be'}`)
    },
  }
}

/** Names of locations and programs by their id. */
export type Names = Readonly<Record<'location' | 'program', ReadonlyMap<string, string>>>
