import type { SignatureRule } from '../../../api/schema.ts'
import { ruleId } from '../rules/words.ts'

const matchesEverybody = ({ when, off }: SignatureRule): boolean => !off && 'all' in when && when.all.length === 0

/** The rules with one thing more for everybody whom no rule before decides for: in the last rule, or in one of its own. */
export function withForEverybody(rules: readonly SignatureRule[], given: string): SignatureRule[] {
  const last = rules.findIndex(matchesEverybody)
  if (last !== -1)
    return rules.map((rule, index) =>
      index === last && !rule.give.includes(given) ? { ...rule, give: [...rule.give, given] } : rule,
    )
  const id = ruleId(
    'Everybody',
    rules.map((rule) => rule.id),
  )
  return [...rules, { id, name: 'Everybody', when: { all: [] }, give: [given], off: false }]
}
