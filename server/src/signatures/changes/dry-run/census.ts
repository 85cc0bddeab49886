import type { Condition } from '../../model/condition.ts'
import type { Configuration } from '../../model/configuration.ts'
import type { DirectoryPerson, FieldValues } from '../../model/person.ts'
import { slots } from '../../model/rule.ts'
import { type PathReader, pathReader } from '../../paths/index.ts'

/** What the people have, as far as lint asks: counted on the way, since everybody is looked at anyhow. */
export interface Census {
  readonly people: number
  /** People with a value, by field. */
  readonly filled: Readonly<Record<string, number>>
  /** The longest value of anybody, by field. */
  readonly longest: Readonly<Record<string, string>>
  /** People with a value, by path in lower case: of the paths that rules ask for. */
  readonly attributes: Readonly<Record<string, number>>
}

export const emptyCensus: Census = { people: 0, filled: {}, longest: {}, attributes: {} }

/** Every path that a rule asks for. */
export function pathsAsked({ rules }: Configuration): PathReader[] {
  const paths = new Set<string>()
  const collect = (condition: Condition): void => {
    if ('attribute' in condition) paths.add(condition.attribute)
    if ('all' in condition) condition.all.forEach(collect)
    if ('any' in condition) condition.any.forEach(collect)
    if ('not' in condition) collect(condition.not)
  }
  for (const slot of slots) for (const { when } of rules[slot]) collect(when)
  return [...paths].map((path) => pathReader(path))
}

export function addToCensus(
  census: Census,
  { document, manager }: DirectoryPerson,
  fields: FieldValues,
  asked: readonly PathReader[],
): Census {
  const filled = { ...census.filled }
  const longest = { ...census.longest }
  const attributes = { ...census.attributes }
  for (const [id, { value }] of fields) {
    if (value === '') continue
    filled[id] = (filled[id] ?? 0) + 1
    if (value.length > (longest[id]?.length ?? 0)) longest[id] = value
  }
  for (const { path, read } of asked) {
    const key = path.toLowerCase()
    if (read(document, manager).length > 0) attributes[key] = (attributes[key] ?? 0) + 1
  }
  return { people: census.people + 1, filled, longest, attributes }
}
