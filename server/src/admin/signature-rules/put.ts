import { checkRules, type RuleProblem } from '../../signatures/rules/index.ts'
import { bindAccount } from '../route/bind.ts'
import { invalid } from '../route/problem.ts'
import { putRules } from './routes.ts'

const keyOf = ({ ruleId, place, message }: RuleProblem): string => JSON.stringify([ruleId, place, message])

/** Refuses what cannot work, but not because of what could not work before: moving a rule mends nothing and breaks nothing. */
export const putRulesRoute = bindAccount(putRules, async ({ actor, body, membership, params, services }) => {
  const { revision, slot, rules } = body
  const at = { id: params.changeSetId, revision }
  const edited = await services.signatures.of(membership.id).edit(at, actor, (before) => {
    const configuration = { ...before, rules: { ...before.rules, [slot]: rules } }
    const known = new Set(checkRules(before, [slot]).map(keyOf))
    const fresh = checkRules(configuration, [slot]).filter((problem) => !known.has(keyOf(problem)))
    if (fresh.length > 0)
      throw invalid(Object.fromEntries(fresh.map(({ index, place, message }) => [`rules.${index}.${place}`, message])))
    return { configuration }
  })
  return { revision: edited.revision }
})
