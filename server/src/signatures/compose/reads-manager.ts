import type { Condition } from '../model/condition.ts'
import type { Configuration } from '../model/configuration.ts'
import { slots } from '../model/rule.ts'

/** Whether anybody's signature can say something about their manager: then a manager's new name touches the reports too. */
export function readsManager({ fields, rules }: Pick<Configuration, 'fields' | 'rules'>): boolean {
  const sources = fields.flatMap(({ from }) => from.map(({ path }) => path))
  const asked = slots.flatMap((slot) => rules[slot].flatMap(({ when }) => attributesIn(when)))
  return [...sources, ...asked].some((path) => /manager/iu.test(path))
}

function attributesIn(condition: Condition): readonly string[] {
  if ('all' in condition) return condition.all.flatMap(attributesIn)
  if ('any' in condition) return condition.any.flatMap(attributesIn)
  if ('not' in condition) return attributesIn(condition.not)
  return 'attribute' in condition ? [condition.attribute] : []
}
