import { rulesFile } from '../../folder/index.ts'
import { slots } from '../../model/rule.ts'
import type { LintRule } from '../rule.ts'
import { meant } from '../source/nearest.ts'
import { comparisonsIn } from './conditions.ts'

export const unknownGroup: LintRule = {
  code: 'unknown-group',
  severity: 'warning',
  about:
    'A rule that asks for a group that the directory does not have: it matches nobody, at least until the group is sent.',
  mend: 'Assign the group in Entra, or take it out of the rule.',
  *check({ configuration, places, facts }) {
    if (facts === null) return
    const ids = new Set(facts.groups.map(({ id }) => id))
    const names = new Set(facts.groups.map(({ name }) => name.trim().toLowerCase()))
    for (const slot of slots)
      for (const [index, rule] of configuration.rules[slot].entries())
        for (const { condition, path } of comparisonsIn(rule.when))
          for (const [at, group] of ('memberOf' in condition ? condition.memberOf : []).entries()) {
            if (ids.has(group.id) || names.has(group.name.trim().toLowerCase())) continue
            yield {
              at: places.yaml(rulesFile(slot), [index, 'when', ...path, 'memberOf', at]),
              message: `The rule "${rule.name}" asks for the group "${group.name}", which the directory does not have.`,
              mend: meant(
                group.name,
                facts.groups.map(({ name }) => name),
                'Assign the group to the application in Entra, or take it out of the rule.',
              ),
            }
          }
  },
}
