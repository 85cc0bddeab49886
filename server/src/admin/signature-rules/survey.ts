import type { z } from 'zod'
import type { RuleTrace } from '../../signatures/index.ts'
import type { SlotTally as Tally } from '../../signatures/rules/index.ts'
import type { RulesWhy, SlotTally } from './shapes.ts'

const counted = (counts: ReadonlyMap<string, number>) => [...counts].map(([id, people]) => ({ id, people }))

export function toTally({ rules, targets, undecided, changed }: Tally): z.input<typeof SlotTally> {
  return { rules: counted(rules), targets: counted(targets), undecided, changed }
}

export function toTraces(slot: {
  readonly given: readonly string[]
  readonly rules: readonly RuleTrace[]
}): z.input<typeof RulesWhy>['slots']['text'] {
  return { given: [...slot.given], rules: [...slot.rules] }
}
