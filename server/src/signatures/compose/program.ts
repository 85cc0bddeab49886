import {
  compileTemplate,
  type Template,
  TemplateError,
  type TemplateProblem,
  type TemplateSource,
  templateOfBlocks,
} from '@dynasend/renderer'
import { programFile, templateFile } from '../folder/files.ts'
import type { CompositionProblem } from '../model/composition.ts'
import type { Configuration } from '../model/configuration.ts'
import type { Program, Variant } from '../model/program.ts'
import { type UnknownField, unknownFields } from './unknown-fields.ts'

/** One template of a program, ready; variants without one of their own share that of `new`. */
export interface CompiledVariant {
  /** `programs/standard/new.html.liquid`. */
  readonly file: string
  /** Null: it cannot be used, and `problems` say why. */
  readonly template: Template | null
  /** What is wrong with it for everybody. */
  readonly problems: readonly CompositionProblem[]
  toProblem(problem: TemplateProblem | UnknownField): CompositionProblem
}

export class CompiledProgram {
  readonly #variants: Readonly<Record<Variant, CompiledVariant>>

  constructor(program: Program, configuration: Configuration) {
    const ofNew = compiled(program, 'new', configuration)
    const own = (variant: Variant): CompiledVariant =>
      program.blocks !== null || program.templates[variant] === null ? ofNew : compiled(program, variant, configuration)
    this.#variants = { new: ofNew, reply: own('reply'), internal: own('internal') }
  }

  variant(name: Variant): CompiledVariant {
    return this.#variants[name]
  }
}

function compiled(program: Program, variant: Variant, configuration: Configuration): CompiledVariant {
  const fileOf = (part: TemplateProblem['part']): string => {
    if (program.blocks !== null) return programFile(program.id, 'program.yaml')
    if (part === 'style') return programFile(program.id, 'style.css')
    return programFile(program.id, templateFile(variant, part === 'text' ? 'txt' : 'html'))
  }
  const toProblem = ({ code, part, line, message }: TemplateProblem | UnknownField): CompositionProblem => ({
    code,
    place: line === 0 || program.blocks !== null ? fileOf(part) : `${fileOf(part)}:${line}`,
    message,
  })
  const file = fileOf('html')
  try {
    const source = sourceOf(program, variant)
    const template = compileTemplate(source)
    const unknown = unknownFields(template.fields, source, configuration).map(toProblem)
    return { file, template, problems: unknown, toProblem }
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    return { file, template: null, problems: error.problems.map(toProblem), toProblem }
  }
}

function sourceOf({ blocks, style, templates }: Program, variant: Variant): TemplateSource {
  if (blocks !== null) return templateOfBlocks(blocks)
  const { html, text } = templates[variant] ?? templates.new
  return { html, text, style }
}
