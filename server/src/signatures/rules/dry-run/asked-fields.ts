import type { Condition } from '../../model/condition.ts'
import type { Configuration } from '../../model/configuration.ts'
import { slots } from '../../model/rule.ts'

/** The same configuration with only those fields that its rules ask about: what nobody asks need not be computed. */
export function withAskedFields(configuration: Configuration): Configuration {
  const asked = new Set<string>()
  for (const slot of slots) for (const { when } of configuration.rules[slot]) addFields(when, asked)
  return { ...configuration, fields: configuration.fields.filter(({ id }) => asked.has(id)) }
}

function addFields(condition: Condition, asked: Set<string>): void {
  if ('field' in condition) asked.add(condition.field)
  if ('not' in condition) addFields(condition.not, asked)
  if ('all' in condition) for (const one of condition.all) addFields(one, asked)
  if ('any' in condition) for (const one of condition.any) addFields(one, asked)
}
