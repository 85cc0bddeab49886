import { compileTemplate, TemplateError } from '@dynasend/renderer'
import { programFile, templateFile } from '../folder/files.ts'
import type { Configuration } from '../model/configuration.ts'
import { type Program, variants } from '../model/program.ts'
import { checkRules } from '../rules/index.ts'

/** Something that is not as it should be, at its place. */
export interface Finding {
  readonly code: string
  readonly severity: 'error' | 'warning' | 'note'
  readonly file: string
  readonly line: number
  readonly column: number
  readonly message: string
  readonly mend: string
}

/** What stands against publishing: templates that cannot be used, rules that cannot work. */
export function findingsIn(configuration: Configuration): Finding[] {
  const rules = checkRules(configuration).map(({ place, message }) => {
    return {
      code: 'rule',
      severity: 'error' as const,
      file: place,
      line: 1,
      column: 1,
      message,
      mend: 'Change the rule.',
    }
  })
  return [...configuration.programs.flatMap(ofProgram), ...rules]
}

function ofProgram({ id, style, templates }: Program): Finding[] {
  return variants.flatMap((variant) => {
    const template = templates[variant]
    if (template === null) return []
    try {
      compileTemplate({ ...template, style })
      return []
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error
      return error.problems.map(({ code, part, line, column, message }) => ({
        code: `template-${code}`,
        severity: 'error' as const,
        file: programFile(id, part === 'style' ? 'style.css' : templateFile(variant, part === 'text' ? 'txt' : 'html')),
        line,
        column,
        message,
        mend: 'Mend the template at this place.',
      }))
    }
  })
}
