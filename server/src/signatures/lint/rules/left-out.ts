import type { LintRule } from '../rule.ts'

export const leftOut: LintRule = {
  code: 'left-out',
  severity: 'warning',
  about:
    'Something that the renderer leaves out of a signature because mail clients or safety forbid it: it would be missing without a word.',
  mend: 'Take it out of the template.',
  *check({ templates }) {
    for (const { rendered, places } of templates)
      for (const problem of rendered?.problems ?? [])
        if (problem.code !== 'unknown-image')
          yield {
            at: places.problem(problem),
            message: problem.message,
            mend: 'Take it out of the template, since it never arrives.',
          }
  },
}
