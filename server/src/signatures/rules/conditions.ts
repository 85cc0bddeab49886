import type { Condition } from '../model/condition.ts'
import { pathReader } from '../paths/index.ts'
import type { Lookups } from './asked.ts'
import { allOf, anyOf, notOf } from './connectives.ts'
import { comparisonOf, givenOf, membershipOf, type Names } from './leaves.ts'
import type { Question } from './question.ts'
import { nameOfPath } from './words.ts'

export interface Surroundings {
  readonly lookups: Lookups
  readonly names: Names
  /** Labels of fields by their id. */
  readonly labels: ReadonlyMap<string, string>
}

export function compileCondition(condition: Condition, around: Surroundings): Question {
  const inner = (one: Condition): Question => compileCondition(one, around)
  if ('all' in condition) return allOf(condition.all.map(inner))
  if ('any' in condition) return anyOf(condition.any.map(inner))
  if ('not' in condition) return notOf(inner(condition.not))
  if ('memberOf' in condition) return membershipOf(condition.memberOf)
  if ('location' in condition) return givenOf('location', condition.location, around.names)
  if ('program' in condition) return givenOf('program', condition.program, around.names)
  if ('field' in condition) {
    const { field } = condition
    return comparisonOf(around.labels.get(field) ?? field, condition, (asked) => asked.field(field))
  }
  const index = around.lookups.add(condition.attribute, pathReader)
  return comparisonOf(nameOfPath(condition.attribute), condition, (asked) => asked.attribute(index))
}
