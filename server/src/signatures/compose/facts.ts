import type { RenderFacts } from '@dynasend/renderer'
import { compileFields } from '../fields/index.ts'
import type { CompositionProblem } from '../model/composition.ts'
import type { Configuration } from '../model/configuration.ts'
import type { DirectoryPerson, OwnValue } from '../model/person.ts'
import { compileRules } from '../rules/index.ts'
import { Ingredients } from './ingredients.ts'
import type { Surroundings } from './surroundings.ts'

/** What a template would be given for somebody: for a preview that renders by itself. */
export interface PersonFacts {
  readonly facts: RenderFacts
  /** The program that the rules give; null: none. */
  readonly program: string | null
  readonly problems: readonly CompositionProblem[]
}

/** @param now milliseconds since 1970 */
export function compileFacts(
  configuration: Configuration,
  surroundings: Surroundings,
): (person: DirectoryPerson, own: readonly OwnValue[], now: number) => PersonFacts {
  const fieldsOf = compileFields(configuration)
  const rules = compileRules(configuration)
  const ingredients = new Ingredients(configuration, surroundings)
  return (person, own, now) => {
    const fields = fieldsOf(person, own)
    const { decisions, banner } = rules.decide({ person, fields }, now)
    const problems: CompositionProblem[] = []
    const facts = ingredients.factsOf(fields, decisions, banner, problems)
    return { facts, program: decisions.program.given[0] ?? null, problems }
  }
}
