import { type RenderFacts, type TemplateProblem, templateOfBlocks } from '@dynasend/renderer'
import { programFile, templateFile, textFile, writeFolder } from '../folder/index.ts'
import type { Text } from '../model/company.ts'
import type { Configuration } from '../model/configuration.ts'
import { type Program, variants } from '../model/program.ts'
import type { LintFacts, LintOptions } from './facts.ts'
import { LintedTemplate, type TemplatePlaces } from './linted-template.ts'
import { longFacts } from './sample.ts'
import { Places } from './source/places.ts'

/** What every rule is given. */
export interface Subject {
  readonly configuration: Configuration
  readonly places: Places
  /** Of programs, then texts. */
  readonly templates: readonly LintedTemplate[]
  /** Null: nobody told. */
  readonly facts: LintFacts | null
  /** Milliseconds since 1970. */
  readonly now: number
}

export function subjectOf(configuration: Configuration, { files, facts, now }: LintOptions): Subject {
  const places = new Places(files ?? writeFolder(configuration))
  const person = longFacts(configuration, facts?.longest ?? {})
  const templates = [
    ...configuration.programs.flatMap((program) => templatesOf(program, places, person)),
    ...configuration.texts.map((text) => templateOfText(text, places, person)),
  ]
  return { configuration, places, templates, facts: facts ?? null, now: now ?? Date.now() }
}

function templatesOf(program: Program, places: Places, person: RenderFacts): LintedTemplate[] {
  const { id, blocks, style, templates } = program
  if (blocks !== null) {
    const spot = places.yaml(programFile(id, 'program.yaml'), ['blocks'])
    const everywhere = { html: () => spot, style: () => spot, problem: () => spot }
    return [new LintedTemplate({ id, variant: 'new' }, templateOfBlocks(blocks), everywhere, person)]
  }
  return variants.flatMap((variant) => {
    const template = templates[variant]
    if (template === null) return []
    const file = (kind: 'html' | 'txt'): string => programFile(id, templateFile(variant, kind))
    const at = placesIn(places, { html: file('html'), text: file('txt'), style: programFile(id, 'style.css') })
    return [new LintedTemplate({ id, variant }, { ...template, style }, at, person)]
  })
}

function templateOfText({ id, html, text }: Text, places: Places, person: RenderFacts): LintedTemplate {
  const file = textFile(id, templateFile('text', 'html'))
  const at = placesIn(places, { html: file, text: textFile(id, templateFile('text', 'txt')), style: file })
  return new LintedTemplate({ id, variant: null }, { html, text, style: '' }, at, person)
}

function placesIn(places: Places, files: Readonly<Record<TemplateProblem['part'], string>>): TemplatePlaces {
  return {
    html: (offset) => places.at(files.html, offset),
    style: (offset) => places.at(files.style, offset),
    problem: ({ part, line, column }) => ({
      file: files[part],
      line: Math.max(1, line),
      column: Math.max(1, column),
    }),
  }
}
