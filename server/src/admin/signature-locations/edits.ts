import type { Configuration } from '../../signatures/index.ts'
import type { Location, LocationField } from '../../signatures/model/company.ts'
import type { Condition } from '../../signatures/model/condition.ts'
import { type Rule, slots } from '../../signatures/model/rule.ts'
import { AdminProblem, invalid } from '../route/problem.ts'

const upsert = <T extends { readonly id: string }>(all: readonly T[], one: T): T[] =>
  all.some(({ id }) => id === one.id) ? all.map((old) => (old.id === one.id ? one : old)) : [...all, one]

/** @throws {AdminProblem} 400 for a value of a field that locations do not have */
export function withLocation(configuration: Configuration, location: Location): Configuration {
  const known = new Set(configuration.settings.locationFields.map(({ id }) => id))
  const unknown = Object.keys(location.values).filter((id) => !known.has(id))
  if (unknown.length > 0)
    throw invalid(
      Object.fromEntries(
        unknown.map((id) => [`location.values.${id}`, `Locations have no field "${id}". Add it first.`]),
      ),
    )
  const values = Object.fromEntries(Object.entries(location.values).filter(([, value]) => value.trim() !== ''))
  return { ...configuration, locations: upsert(configuration.locations, { ...location, values }) }
}

/** Without the location and the rules that give it. @throws {AdminProblem} 409 while a condition asks for it */
export function withoutLocation(configuration: Configuration, id: string): Configuration {
  const { rules } = configuration
  const asking = slots.flatMap((slot) => rules[slot]).filter(({ when }) => asksFor(when, id))
  if (asking.length > 0)
    throw new AdminProblem({
      status: 409,
      code: 'conflict',
      message: `Rules ask for this location: ${asking.map(({ name }) => `"${name}"`).join(', ')}.`,
      whatToDo: 'Take it out of their conditions first.',
    })
  return {
    ...configuration,
    locations: configuration.locations.filter((location) => location.id !== id),
    rules: { ...rules, location: rules.location.filter(({ give }) => !give.includes(id)) },
  }
}

function asksFor(condition: Condition, id: string): boolean {
  if ('location' in condition) return condition.location.includes(id)
  if ('not' in condition) return asksFor(condition.not, id)
  if ('all' in condition) return condition.all.some((one) => asksFor(one, id))
  return 'any' in condition && condition.any.some((one) => asksFor(one, id))
}

/** @throws {AdminProblem} 400 for two fields of the same id */
export function withLocationFields(configuration: Configuration, fields: readonly LocationField[]): Configuration {
  const known = new Set(fields.map(({ id }) => id))
  const twice = fields.findIndex(({ id }, index) => fields.findIndex((other) => other.id === id) !== index)
  if (twice !== -1) throw invalid({ [`fields.${twice}.id`]: 'Another field has this name already.' })
  const kept = ({ values, ...location }: Location): Location => ({
    ...location,
    values: Object.fromEntries(Object.entries(values).filter(([id]) => known.has(id))),
  })
  return {
    ...configuration,
    settings: { ...configuration.settings, locationFields: [...fields] },
    locations: configuration.locations.map(kept),
  }
}

/** With locations and their rules: a rule that is new stands before the first one that matches everybody. */
export function withSuggestions(
  configuration: Configuration,
  items: readonly { readonly location: Location; readonly rule: Rule }[],
): Configuration {
  return items.reduce((made, { location, rule }) => {
    const known = made.locations.some(({ id }) => id === location.id)
    const next = known ? made : withLocation(made, location)
    return { ...next, rules: { ...next.rules, location: withRule(next.rules.location, rule) } }
  }, configuration)
}

function withRule(rules: readonly Rule[], rule: Rule): Rule[] {
  if (rules.some(({ id }) => id === rule.id)) return upsert(rules, rule)
  const catchAll = rules.findIndex(({ when }) => 'all' in when && when.all.length === 0)
  return rules.toSpliced(catchAll === -1 ? rules.length : catchAll, 0, rule)
}
