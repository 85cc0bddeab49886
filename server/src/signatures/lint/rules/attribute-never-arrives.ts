import { rulesFile } from '../../folder/index.ts'
import { slots } from '../../model/rule.ts'
import type { LintRule } from '../rule.ts'
import { meant } from '../source/nearest.ts'
import { comparisonsIn } from './conditions.ts'

export const attributeNeverArrives: LintRule = {
  code: 'attribute-never-arrives',
  severity: 'warning',
  about: 'A rule on an attribute that nobody in the directory has: it decides the same for everybody.',
  mend: 'Map the attribute in Entra, or ask for another one.',
  *check({ configuration, places, facts }) {
    if (facts === null || facts.people === 0) return
    for (const slot of slots)
      for (const [index, rule] of configuration.rules[slot].entries())
        for (const { condition, path } of comparisonsIn(rule.when)) {
          if (!('attribute' in condition)) continue
          const name = condition.attribute.trim().toLowerCase()
          if ((facts.attributes[name] ?? 0) > 0) continue
          yield {
            at: places.yaml(rulesFile(slot), [index, 'when', ...path, 'attribute']),
            message: `The rule "${rule.name}" asks for ${condition.attribute}, which nobody of ${facts.people} people has.`,
            mend: meant(name, Object.keys(facts.attributes), 'Map the attribute in Entra, or ask for another one.'),
          }
        }
  },
}
