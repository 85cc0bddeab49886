import { z } from 'zod'
import type { ConditionTrace as ConditionTraceRecord } from '../../signatures/index.ts'
import { slots } from '../../signatures/model/rule.ts'
import { Time } from '../route/shapes.ts'

const Count = z.number().int()

export const Slot = z.enum(slots).meta({ id: 'SignatureSlot' })

const PeopleOf = z.object({ id: z.string(), people: Count })

export const SlotTally = z
  .object({
    rules: z
      .array(PeopleOf)
      .meta({ description: 'People by the rule that decided; rules that decided nobody are left out' }),
    targets: z.array(PeopleOf).meta({ description: 'People by what they get' }),
    undecided: Count.meta({ description: 'No rule matched' }),
    changed: Count.meta({ description: 'Get something else than is published' }),
  })
  .meta({ id: 'SignatureSlotTally' })

export const RuleProblem = z
  .object({
    slot: Slot,
    ruleId: z.string(),
    index: Count,
    place: z.string().meta({ description: 'Within the rule: `give`, `when.all.1`' }),
    message: z.string(),
  })
  .meta({ id: 'SignatureRuleProblem' })

export const RulesDryRun = z
  .object({
    at: Time,
    people: Count.meta({ description: 'Active people that were asked about' }),
    changed: Count,
    slots: z.object({ location: SlotTally, program: SlotTally, banner: SlotTally, text: SlotTally }),
    problems: z.array(RuleProblem),
  })
  .meta({ id: 'SignatureRulesDryRun' })

export const RulePerson = z
  .object({
    id: z.string(),
    displayName: z.string(),
    title: z.string().nullable(),
    department: z.string().nullable(),
    location: z.string().nullable(),
    ruleId: z.string().nullable().meta({ description: 'Null: no rule matched' }),
    given: z.array(z.string()),
    givenNow: z.array(z.string()).meta({ description: 'As published' }),
  })
  .meta({ id: 'SignatureRulePerson' })

export const ConditionTrace: z.ZodType<ConditionTraceRecord, ConditionTraceRecord> = z
  .lazy(() => z.object({ words: z.string(), met: z.boolean(), parts: z.array(ConditionTrace).readonly() }))
  .meta({ id: 'SignatureConditionTrace' })

export const RuleTrace = z
  .object({
    ruleId: z.string(),
    name: z.string(),
    matched: z.boolean(),
    failedAt: z.string().nullable(),
    outcome: z.enum(['matched', 'failed', 'off', 'notReached']),
    condition: ConditionTrace.nullable(),
  })
  .meta({ id: 'SignatureRuleTrace' })

const Explained = z.object({ given: z.array(z.string()), rules: z.array(RuleTrace) })

export const RulesWhy = z
  .object({
    displayName: z.string(),
    active: z.boolean(),
    slots: z.object({ location: Explained, program: Explained, banner: Explained, text: Explained }),
    validUntil: Time.nullable().meta({ description: 'Until then the banner stays; null: for ever' }),
  })
  .meta({ id: 'SignatureRulesWhy' })

export const LikeValues = z
  .object({
    name: z.string(),
    people: Count,
    spellings: z.array(
      z.object({
        value: z.string(),
        people: Count,
        slip: z.boolean().meta({ description: 'One letter differs: somebody should look' }),
      }),
    ),
  })
  .meta({ id: 'SignatureLikeValues' })
