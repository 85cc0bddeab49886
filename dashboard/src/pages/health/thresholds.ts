import type { HealthThresholds } from '../../api/schema.ts'

export type ConditionKind = keyof HealthThresholds
export type ShareKind = Exclude<ConditionKind, 'silence'>

/** What a person types: text, until it is sent. */
export interface Entered {
  readonly on: boolean
  /** Minutes, or a number of people or calls. */
  readonly count: string
  /** Percent; empty for silence. */
  readonly share: string
}

export type EnteredThresholds = Readonly<Record<ConditionKind, Entered>>

export const kinds: readonly ConditionKind[] = ['silence', 'errors', 'leavers', 'emptied', 'withoutEmail']

const percent = (share: number): string => String(Math.round(share * 1000) / 10)
const part = ({ on, share, atLeast }: HealthThresholds[ShareKind]): Entered => ({
  on,
  count: String(atLeast),
  share: percent(share),
})

export const enteredOf = (thresholds: HealthThresholds): EnteredThresholds => ({
  silence: { on: thresholds.silence.on, count: String(thresholds.silence.minutes), share: '' },
  errors: part(thresholds.errors),
  leavers: part(thresholds.leavers),
  emptied: part(thresholds.emptied),
  withoutEmail: part(thresholds.withoutEmail),
})

/** Text that is no number becomes NaN, which the server refuses with its field. */
const number = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text.replace(',', '.')))
const partOf = ({ on, count, share }: Entered): HealthThresholds[ShareKind] => ({
  on,
  share: number(share) / 100,
  atLeast: number(count),
})

export const thresholdsOf = (entered: EnteredThresholds): HealthThresholds => ({
  silence: { on: entered.silence.on, minutes: number(entered.silence.count) },
  errors: partOf(entered.errors),
  leavers: partOf(entered.leavers),
  emptied: partOf(entered.emptied),
  withoutEmail: partOf(entered.withoutEmail),
})
