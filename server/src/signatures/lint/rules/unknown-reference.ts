import { rulesFile } from '../../folder/index.ts'
import type { Configuration } from '../../model/configuration.ts'
import { type Slot, slots } from '../../model/rule.ts'
import type { LintRule } from '../rule.ts'
import { meant } from '../source/nearest.ts'
import { comparisonsIn } from './conditions.ts'

export const unknownReference: LintRule = {
  code: 'unknown-reference',
  severity: 'error',
  about:
    'A rule that gives, or asks for, a program, location, banner or text that there is not: whoever it matches would get nothing.',
  mend: 'Write the id that was meant, or make what is missing.',
  *check({ configuration, places }) {
    for (const slot of slots)
      for (const [index, { name, when, give }] of configuration.rules[slot].entries()) {
        const unknown = (of: Slot, id: string, path: readonly (string | number)[]) => {
          const ids = idsOf(configuration, of)
          return ids.includes(id)
            ? []
            : [
                {
                  at: places.yaml(rulesFile(slot), [index, ...path]),
                  message: `The rule "${name}" names the ${of} "${id}", which there is not.`,
                  mend: meant(id, ids, `Make that ${of}, or take it out of the rule.`),
                },
              ]
        }
        for (const [at, id] of give.entries()) yield* unknown(slot, id, ['give', at])
        for (const { condition, path } of comparisonsIn(when))
          for (const named of ['location', 'program'] as const)
            for (const [at, id] of namedBy(condition, named).entries())
              yield* unknown(named, id, ['when', ...path, named, at])
      }
  },
}

const namedBy = (condition: object, of: 'location' | 'program'): readonly string[] =>
  of in condition ? (condition as Readonly<Record<typeof of, readonly string[]>>)[of] : []

function idsOf({ programs, locations, banners, texts }: Configuration, slot: Slot): readonly string[] {
  const kinds: Readonly<Record<Slot, readonly { readonly id: string }[]>> = {
    program: programs,
    location: locations,
    banner: banners,
    text: texts,
  }
  return kinds[slot].map(({ id }) => id)
}
