import type { LintRule } from '../rule.ts'

export const templateBroken: LintRule = {
  code: 'template-broken',
  severity: 'error',
  about: 'A template that does not compile or takes too much time or room: nobody could get a signature from it.',
  mend: 'Correct the Liquid at the place; leave out tags and filters that are not offered.',
  *check({ templates }) {
    for (const { broken, places } of templates)
      for (const problem of broken)
        yield {
          at: places.problem(problem),
          message: problem.message,
          mend: mends[problem.code],
        }
  },
}

const mends = {
  syntax: 'Correct the Liquid at this place.',
  'not-allowed': 'Leave this out: only what a signature needs is allowed.',
  'unknown-image': 'Upload the picture, or write the name of one that is there.',
  'too-much': 'Write fewer or shorter loops.',
  place: 'Move what Liquid prints into text or between the quotes of an attribute.',
} as const
