import type { Location } from '../../model/company.ts'
import type { Condition } from '../../model/condition.ts'
import type { Configuration } from '../../model/configuration.ts'
import type { Rule } from '../../model/rule.ts'
import { fold } from '../fold.ts'
import { groupValues, type LikeValues, type ValueSeen } from './group.ts'
import { likenessOf } from './likeness.ts'
import { freeSlug } from './slug.ts'

/** One city that no rule of the slot `location` knows, or not in every spelling. */
export interface LocationSuggestion {
  /** `new`: make the location and its rule. `extend`: it is there, and its rule needs these spellings too. */
  readonly kind: 'new' | 'extend'
  readonly location: Location
  /** As it would be: new, or the one that is there with the spellings added. */
  readonly rule: Rule
  readonly people: number
  readonly spellings: readonly { readonly value: string; readonly people: number; readonly slip: boolean }[]
}

/** Where people have their city unless the field `location` says otherwise. */
const usualCityPath = 'addresses[type eq "work"].locality'

/** The path that the field `location` is read from. */
export function cityPathOf({ fields }: Pick<Configuration, 'fields'>): string {
  return fields.find(({ id }) => id === 'location')?.from[0]?.path ?? usualCityPath
}

/**
 * Locations that people's cities ask for, most people first.
 * @param path of the attribute that `values` come from
 */
export function suggestLocations(
  configuration: Configuration,
  path: string,
  values: readonly ValueSeen[],
): LocationSuggestion[] {
  const known = knownSpellings(configuration.rules.location, path)
  const taken = {
    locations: new Set(configuration.locations.map(({ id }) => id)),
    rules: new Set(configuration.rules.location.map(({ id }) => id)),
  }
  const markers = new Set(configuration.settings.emptyMarkers.map(fold))
  const real = values.filter(({ value }) => !markers.has(fold(value)))
  return groupValues(real).flatMap((group): LocationSuggestion[] => {
    const missing = group.spellings.filter(({ value }) => !known.has(fold(value)))
    if (missing.length === 0) return []
    const people = missing.reduce((sum, one) => sum + one.people, 0)
    const spellings = missing.map(({ value, people: count, slip }) => ({ value, people: count, slip }))
    const there = extended(configuration, path, group, spellings)
    if (there !== null) return [{ kind: 'extend', ...there, people, spellings }]
    return [{ kind: 'new', ...made(configuration, path, group, taken), people, spellings }]
  })
}

type Compared = Extract<Condition, { attribute: string }>

function comparisonOn(condition: Condition, path: string): Compared | null {
  if (!('attribute' in condition) || condition.attribute.trim().toLowerCase() !== path.trim().toLowerCase()) return null
  return condition.operator === 'equals' || condition.operator === 'oneOf' ? condition : null
}

function knownSpellings(rules: readonly Rule[], path: string): Set<string> {
  return new Set(rules.flatMap(({ when }) => comparisonOn(when, path)?.values ?? []).map(fold))
}

/** The location that has this name or is given for another spelling, and a rule of it that can take more. */
function extended(
  { locations, rules }: Configuration,
  path: string,
  group: LikeValues,
  spellings: readonly { readonly value: string }[],
): { location: Location; rule: Rule } | null {
  const likenesses = new Set(group.spellings.map(({ value }) => likenessOf(value)))
  const rule = rules.location.find(({ when, give }) => {
    const values = comparisonOn(when, path)?.values ?? []
    const [first] = give
    const name = locations.find(({ id }) => id === first)?.name ?? ''
    return values.length > 0 && [...values, name].some((value) => likenesses.has(likenessOf(value)))
  })
  const comparison = rule === undefined ? null : comparisonOn(rule.when, path)
  const location = locations.find(({ id }) => id === rule?.give[0])
  if (rule === undefined || comparison === null || location === undefined) return null
  const values = [...comparison.values, ...spellings.map(({ value }) => value)]
  return { location, rule: { ...rule, when: { ...comparison, operator: 'oneOf', values } } }
}

function made(
  { locations, settings }: Configuration,
  path: string,
  group: LikeValues,
  taken: { readonly locations: Set<string>; readonly rules: Set<string> },
): { location: Location; rule: Rule } {
  const name = group.name.trim().slice(0, 80)
  const likenesses = new Set(group.spellings.map(({ value }) => likenessOf(value)))
  const there = locations.find((location) => likenesses.has(likenessOf(location.name)))
  const id = there?.id ?? freeSlug(name, taken.locations)
  const city = settings.locationFields.some((field) => field.id === 'city') ? { city: name } : {}
  const values = group.spellings.map(({ value }) => value)
  return {
    location: there ?? { id, name, values: city },
    rule: {
      id: freeSlug(id, taken.rules),
      name,
      when: { attribute: path, operator: 'oneOf', values },
      give: [id],
      off: false,
    },
  }
}
