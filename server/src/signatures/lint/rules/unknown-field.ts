import { fieldsFile, rulesFile } from '../../folder/index.ts'
import { slots } from '../../model/rule.ts'
import type { LintRule } from '../rule.ts'
import { meant } from '../source/nearest.ts'
import { comparisonsIn } from './conditions.ts'

export const unknownField: LintRule = {
  code: 'unknown-field',
  severity: 'error',
  about: 'A field that a template or a rule reads and that is not defined: it would be empty for everybody.',
  mend: 'Write the name that was meant (the finding says the nearest), or add the field.',
  *check({ templates, configuration, places }) {
    const ids = configuration.fields.map(({ id }) => id)
    const otherwise = `Add the field to ${fieldsFile}, or take it out.`
    for (const template of templates)
      for (const name of template.template?.fields ?? [])
        if (!name.startsWith('location.') && !ids.includes(name))
          yield {
            at: template.reading(name),
            message: `There is no field "${name}".`,
            mend: meant(name, ids, otherwise),
          }
    for (const slot of slots)
      for (const [index, rule] of configuration.rules[slot].entries())
        for (const { condition, path } of comparisonsIn(rule.when))
          if ('field' in condition && !ids.includes(condition.field))
            yield {
              at: places.yaml(rulesFile(slot), [index, 'when', ...path, 'field']),
              message: `The rule "${rule.name}" asks for the field "${condition.field}", which there is not.`,
              mend: meant(condition.field, ids, otherwise),
            }
  },
}
