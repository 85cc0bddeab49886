import type { Decisions } from '../../model/composition.ts'
import { type Slot, slots } from '../../model/rule.ts'
import { Column } from './column.ts'

/** How one slot comes out over everybody. */
export interface SlotTally {
  /** People by the rule that decided; a rule that decided nobody is not in it. */
  readonly rules: ReadonlyMap<string, number>
  /** People by what they get; somebody who gets two texts counts for both. */
  readonly targets: ReadonlyMap<string, number>
  /** No rule matched. */
  readonly undecided: number
  /** Get something else than now. */
  readonly changed: number
}

/** Whom to list of one slot. */
export type SurveyFilter =
  | { readonly kind: 'undecided' | 'changed' | 'everybody' }
  | { readonly kind: 'rule' | 'target'; readonly id: string }

/** One person in one slot. Ids; empty where there is nothing. */
export interface Surveyed {
  readonly personId: string
  /** Null: no rule matched. */
  readonly ruleId: string | null
  readonly given: readonly string[]
  /** As published. */
  readonly givenNow: readonly string[]
}

interface SlotColumns {
  readonly rule: Column
  readonly given: Column
  readonly givenNow: Column
}

// A slug holds neither, so ids can be told apart again.
const separator = ','
const split = (joined: string): string[] => (joined === '' ? [] : joined.split(separator))

/** Who gets what, for everybody who is active, in the order of their ids. */
export class Survey {
  readonly #ids: string[] = []
  readonly #slots: Readonly<Record<Slot, SlotColumns>>

  constructor() {
    const columns = (): SlotColumns => ({ rule: new Column(), given: new Column(), givenNow: new Column() })
    this.#slots = { location: columns(), program: columns(), banner: columns(), text: columns() }
  }

  /** People counted. */
  get people(): number {
    return this.#ids.length
  }

  add(personId: string, proposed: Decisions, published: Decisions): void {
    this.#ids.push(personId)
    for (const slot of slots) {
      const { rule, given, givenNow } = this.#slots[slot]
      rule.push(proposed[slot].ruleId ?? '')
      given.push(proposed[slot].given.join(separator))
      givenNow.push(published[slot].given.join(separator))
    }
  }

  tally(slot: Slot): SlotTally {
    const { rule, given } = this.#slots[slot]
    const rules = new Map(rule.counts())
    const undecided = rules.get('') ?? 0
    rules.delete('')
    const targets = new Map<string, number>()
    for (const [joined, count] of given.counts())
      for (const id of split(joined)) targets.set(id, (targets.get(id) ?? 0) + count)
    return { rules, targets, undecided, changed: this.#count(slot, { kind: 'changed' }) }
  }

  /** People for whom anything changes, each once. */
  get changed(): number {
    return this.#ids.filter((_, index) => slots.some((slot) => this.#fits(slot, { kind: 'changed' }, index))).length
  }

  /** @param offset of the first, from 0 */
  list(slot: Slot, filter: SurveyFilter, offset: number, limit: number): { items: Surveyed[]; total: number } {
    const items: Surveyed[] = []
    let total = 0
    for (let index = 0; index < this.#ids.length; index++) {
      if (!this.#fits(slot, filter, index)) continue
      if (total >= offset && items.length < limit) items.push(this.#one(slot, index))
      total += 1
    }
    return { items, total }
  }

  #one(slot: Slot, index: number): Surveyed {
    const { rule, given, givenNow } = this.#slots[slot]
    const ruleId = rule.at(index)
    return {
      personId: this.#ids[index] ?? '',
      ruleId: ruleId === '' ? null : ruleId,
      given: split(given.at(index)),
      givenNow: split(givenNow.at(index)),
    }
  }

  #count(slot: Slot, filter: SurveyFilter): number {
    let count = 0
    for (let index = 0; index < this.#ids.length; index++) if (this.#fits(slot, filter, index)) count += 1
    return count
  }

  #fits(slot: Slot, filter: SurveyFilter, index: number): boolean {
    const { rule, given, givenNow } = this.#slots[slot]
    switch (filter.kind) {
      case 'everybody':
        return true
      case 'undecided':
        return rule.at(index) === ''
      case 'changed':
        return given.at(index) !== givenNow.at(index)
      case 'rule':
        return rule.at(index) === filter.id
      case 'target':
        return split(given.at(index)).includes(filter.id)
    }
  }
}
