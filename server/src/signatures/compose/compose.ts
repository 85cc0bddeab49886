import { compileFields } from '../fields/index.ts'
import type { Composition, CompositionProblem, Decisions } from '../model/composition.ts'
import type { Configuration } from '../model/configuration.ts'
import type { DirectoryPerson, FieldValues, OwnValue } from '../model/person.ts'
import { compileRules } from '../rules/index.ts'
import { emailOf } from './email.ts'
import { Ingredients } from './ingredients.ts'
import { Programs } from './programs.ts'
import type { Surroundings } from './surroundings.ts'

/**
 * Somebody's signature. Pure, and never throws: what cannot be made is a problem at its place.
 * @param now milliseconds since 1970
 */
export type Compose = (person: DirectoryPerson, own: readonly OwnValue[], now: number) => Composition

/** Prepares a configuration for many people; compile once for each version. */
export function compileComposer(configuration: Configuration, surroundings: Surroundings): Compose {
  const fieldsOf = compileFields(configuration)
  const rules = compileRules(configuration)
  const ingredients = new Ingredients(configuration, surroundings)
  const programs = new Programs(configuration)
  return (person, own, now) => {
    const base = { personId: person.id, email: emailOf(person.document) }
    if (!person.active) return { ...base, ...nothing }
    try {
      const fields = fieldsOf(person, own)
      const { decisions, banner, validUntil } = rules.decide({ person, fields }, now)
      const problems = problemsOf(fields)
      const facts = ingredients.factsOf(fields, decisions, banner, problems)
      const variants = programs.render(decisions.program.given[0] ?? null, facts, problems)
      return { ...base, fields, decisions, variants, problems, validUntil }
    } catch (error) {
      return { ...base, ...nothing, decisions: undecided, problems: [unforeseen(error)] }
    }
  }
}

const nobody = { ruleId: null, given: [] }
const noDecisions: Decisions = { location: nobody, program: nobody, banner: nobody, text: nobody }

const nothing = {
  fields: new Map() as FieldValues,
  decisions: noDecisions,
  variants: null,
  problems: [],
  validUntil: null,
} as const

/** Something was to be made, so the last good signature is kept. */
const undecided: Decisions = { ...noDecisions, program: { ruleId: null, given: ['unknown'] } }

function unforeseen(error: unknown): CompositionProblem {
  const said = error instanceof Error ? error.message : 'It gave no reason.'
  return { code: 'failed', place: '', message: `The signature could not be made: ${said}` }
}

/** A value that was used all the same, as a phone number that nobody can read, is a remark of the page Fields and no problem. */
function problemsOf(fields: FieldValues): CompositionProblem[] {
  return [...fields].flatMap(([id, { origin, problem, value }]) => {
    if (problem === null || value !== '') return []
    return [
      { code: origin === 'invalid' ? 'field-invalid' : 'field-missing', place: `fields.yaml:${id}`, message: problem },
    ]
  })
}
