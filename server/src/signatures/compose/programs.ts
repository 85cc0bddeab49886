import { createHash } from 'node:crypto'
import { type Rendered, type RenderFacts, TemplateError } from '@dynasend/renderer'
import { programFile } from '../folder/files.ts'
import type { CompositionProblem, Finished } from '../model/composition.ts'
import type { Configuration } from '../model/configuration.ts'
import { type Variant, variants } from '../model/program.ts'
import { limitsOf, type SizeLimit } from './limits.ts'
import { CompiledProgram, type CompiledVariant } from './program.ts'

type Made = Readonly<Record<Variant, Finished>>

/** The programs of one configuration; each is compiled when the first person gets it. */
export class Programs {
  readonly #configuration: Configuration
  readonly #limits: readonly SizeLimit[]
  readonly #compiled = new Map<string, CompiledProgram | null>()

  constructor(configuration: Configuration) {
    this.#configuration = configuration
    this.#limits = limitsOf(configuration.settings.clients)
  }

  /** Null: no program, or one that cannot be rendered, which is among the problems then. */
  render(id: string | null, facts: RenderFacts, problems: CompositionProblem[]): Made | null {
    if (id === null) return null
    const program = this.#program(id)
    if (program === null) {
      const message = `A rule gives the program "${id}", which is not there. Make it, or change the rule.`
      problems.push({ code: 'program-missing', place: programFile(id, 'program.yaml'), message })
      return null
    }
    const made = new Map<CompiledVariant, Finished | null>()
    for (const variant of new Set(variants.map((name) => program.variant(name))))
      made.set(variant, this.#renderOne(variant, facts, problems))
    const [whole, reply, internal] = variants.map((name) => made.get(program.variant(name)) ?? null)
    return whole && reply && internal ? { new: whole, reply, internal } : null
  }

  #renderOne(variant: CompiledVariant, facts: RenderFacts, problems: CompositionProblem[]): Finished | null {
    problems.push(...variant.problems)
    if (variant.template === null) return null
    try {
      const rendered = variant.template.render(facts)
      problems.push(...rendered.problems.map(variant.toProblem))
      problems.push(...this.#limits.flatMap((limit) => limit(variant.file, rendered.html)))
      return finished(rendered)
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error
      problems.push(...error.problems.map(variant.toProblem))
      return null
    }
  }

  #program(id: string): CompiledProgram | null {
    const known = this.#compiled.get(id)
    if (known !== undefined) return known
    const program = this.#configuration.programs.find((one) => one.id === id)
    const compiled = program ? new CompiledProgram(program, this.#configuration) : null
    this.#compiled.set(id, compiled)
    return compiled
  }
}

function finished({ html, text }: Rendered): Finished {
  const hash = createHash('sha256').update(html).update('\0').update(text).digest('hex')
  return { html, text, hash }
}
