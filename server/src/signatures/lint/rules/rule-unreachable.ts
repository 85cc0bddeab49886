import { rulesFile } from '../../folder/index.ts'
import { slots } from '../../model/rule.ts'
import type { LintRule } from '../rule.ts'

export const ruleUnreachable: LintRule = {
  code: 'rule-unreachable',
  severity: 'warning',
  about: 'A rule below one that matches everybody: the first that matches wins, so it is never asked.',
  mend: 'Move it up, or remove it.',
  *check({ configuration, places }) {
    for (const slot of slots) {
      const rules = configuration.rules[slot]
      const last = rules.findIndex(({ when, off }) => !off && 'all' in when && when.all.length === 0)
      if (last === -1) continue
      for (const [index, { name, off }] of rules.entries())
        if (index > last && !off)
          yield {
            at: places.yaml(rulesFile(slot), [index, 'name']),
            message: `The rule "${name}" is below "${rules[last]?.name ?? ''}", which matches everybody.`,
            mend: 'Move it up, or remove it.',
          }
    }
  },
}
