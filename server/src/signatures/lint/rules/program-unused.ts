import { programFile } from '../../folder/index.ts'
import type { LintRule } from '../rule.ts'

export const programUnused: LintRule = {
  code: 'program-unused',
  severity: 'note',
  about: 'A program that no rule gives: nobody gets it.',
  mend: 'Add a rule that gives it, or remove it.',
  *check({ configuration, places }) {
    const given = new Set(configuration.rules.program.filter(({ off }) => !off).flatMap(({ give }) => give))
    for (const { id, name } of configuration.programs)
      if (!given.has(id))
        yield {
          at: places.yaml(programFile(id, 'program.yaml'), ['name']),
          message: `No rule gives the program "${name}".`,
          mend: 'Add a rule that gives it, or remove it.',
        }
  },
}
