import type { Configuration } from '../../signatures/index.ts'
import type { ImageFile } from '../../signatures/model/company.ts'
import type { Condition } from '../../signatures/model/condition.ts'
import type { Program } from '../../signatures/model/program.ts'
import { slots } from '../../signatures/model/rule.ts'
import { AdminProblem, notFound } from '../route/problem.ts'

export function withProgram(configuration: Configuration, program: Program): Configuration {
  const isThere = configuration.programs.some(({ id }) => id === program.id)
  const programs = isThere
    ? configuration.programs.map((old) => (old.id === program.id ? program : old))
    : [...configuration.programs, program]
  return { ...configuration, programs }
}

/** @throws {AdminProblem} 404, or 409 while a rule names it */
export function withoutProgram(configuration: Configuration, id: string): Configuration {
  const { programs, rules } = configuration
  if (!programs.some((program) => program.id === id)) throw notFound()
  const naming = slots
    .flatMap((slot) => rules[slot].map((rule) => ({ slot, rule })))
    .filter(({ slot, rule }) => (slot === 'program' && rule.give.includes(id)) || asksFor(rule.when, id))
    .map(({ rule }) => `"${rule.name}"`)
  if (naming.length > 0)
    throw inUse(`Rules name this program: ${naming.join(', ')}.`, 'Let them give another one first.')
  return { ...configuration, programs: programs.filter((program) => program.id !== id) }
}

export function withImage(configuration: Configuration, image: ImageFile): Configuration {
  const others = configuration.images.filter(({ name }) => name !== image.name)
  return { ...configuration, images: [...others, image].toSorted((one, other) => (one.name < other.name ? -1 : 1)) }
}

/** @throws {AdminProblem} 404, or 409 while something shows it */
export function withoutImage(configuration: Configuration, name: string): Configuration {
  const { images } = configuration
  if (!images.some((image) => image.name === name)) throw notFound()
  const by = showing(configuration, name)
  if (by.length > 0) throw inUse(`This picture is shown by ${by.join(', ')}.`, 'Take it out there first.')
  return { ...configuration, images: images.filter((image) => image.name !== name) }
}

/** What shows a picture, in words. */
export function showing({ banners, locations, programs, texts }: Configuration, name: string): readonly string[] {
  const names = (one: unknown) => JSON.stringify(one).includes(`images/${name}`)
  return [
    ...banners.filter(({ image }) => image === name).map((banner) => `the banner "${banner.name}"`),
    ...programs.filter(names).map((program) => `the program "${program.name}"`),
    ...locations.filter(names).map((location) => `the location "${location.name}"`),
    ...texts.filter(names).map((text) => `the text "${text.name}"`),
  ]
}

const inUse = (message: string, whatToDo: string): AdminProblem =>
  new AdminProblem({ status: 409, code: 'conflict', message, whatToDo })

function asksFor(condition: Condition, id: string): boolean {
  if ('program' in condition) return condition.program.includes(id)
  if ('not' in condition) return asksFor(condition.not, id)
  if ('all' in condition) return condition.all.some((one) => asksFor(one, id))
  return 'any' in condition && condition.any.some((one) => asksFor(one, id))
}
