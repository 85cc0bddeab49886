import { z } from 'zod'
import { defineRoute } from '../route/define.ts'
import { AccountParams, Id, list, PageQuery, typedText } from '../route/shapes.ts'
import { ChangeSetParams } from '../signature-changes/routes.ts'
import { ChangeSetQuery, Edited, Revision, SignatureRule } from '../signature-changes/shapes.ts'
import { LikeValues, RulePerson, RulesDryRun, RulesWhy, Slot } from './shapes.ts'

const base = '/accounts/{accountId}/signatures'
const path = typedText(300)

export const putRules = defineRoute({
  name: 'signatureRules.put',
  method: 'PUT',
  path: `${base}/change-sets/{changeSetId}/rules`,
  summary: 'All rules of one slot, in their order; the first that matches decides',
  params: ChangeSetParams,
  body: z.object({ revision: Revision, slot: Slot, rules: z.array(SignatureRule).max(1000, 'At most 1,000 rules.') }),
  answer: Edited,
  status: 200,
})

export const dryRunRules = defineRoute({
  name: 'signatureRules.dryRun',
  method: 'GET',
  path: `${base}/rules/dry-run`,
  summary: 'Who gets what over everybody: counts per rule and target, who matched nothing, who would change',
  params: AccountParams,
  query: ChangeSetQuery,
  answer: RulesDryRun,
  status: 200,
})

export const listRulePeople = defineRoute({
  name: 'signatureRules.people',
  method: 'GET',
  path: `${base}/rules/people`,
  summary: 'The people of one number of the dry run, page by page',
  params: AccountParams,
  query: PageQuery.extend({
    changeSet: Id.optional(),
    slot: Slot.default('program'),
    show: z.enum(['undecided', 'changed', 'rule', 'target', 'everybody']).default('undecided'),
    which: Id.optional().meta({ description: 'Id of the rule or target' }),
  }),
  answer: list(RulePerson).meta({ id: 'SignatureRulePeople' }),
  status: 200,
})

export const whyRules = defineRoute({
  name: 'signatureRules.why',
  method: 'GET',
  path: `${base}/rules/why/{userId}`,
  summary: 'What somebody gets, the rule that decided, and where each other one failed',
  params: AccountParams.extend({ userId: Id }),
  query: ChangeSetQuery,
  answer: RulesWhy,
  status: 200,
})

export const listValues = defineRoute({
  name: 'signatureRules.values',
  method: 'GET',
  path: `${base}/rules/values`,
  summary: 'Values that people have in an attribute or field, those that mean the same together',
  params: AccountParams,
  query: ChangeSetQuery.extend({ attribute: path.optional(), field: typedText(40).optional() }),
  answer: z.object({ items: z.array(LikeValues), complete: z.boolean() }).meta({ id: 'SignatureValues' }),
  status: 200,
})

export const downloadValues = defineRoute({
  name: 'signatureRules.valuesCsv',
  method: 'GET',
  path: `${base}/rules/values.csv`,
  summary: 'The same of an attribute as CSV, safe against spreadsheet formulas',
  params: AccountParams,
  query: z.object({ attribute: path.optional() }),
  status: 200,
  contentType: 'text/csv; charset=utf-8',
})
