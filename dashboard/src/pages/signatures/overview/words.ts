import type { SignaturePerson, SignaturesOverview } from '../../../api/schema.ts'
import type { StateColour } from '../../../components/State.tsx'
import { count } from '../../../format/number.ts'

type State = SignaturePerson['state']

export const stateWords: Readonly<Record<State, { readonly text: string; readonly colour: StateColour }>> = {
  ready: { text: 'Ready', colour: 'green' },
  kept: { text: 'Last good one kept', colour: 'amber' },
  failed: { text: 'Could not be made', colour: 'red' },
  none: { text: 'No signature', colour: 'grey' },
  inactive: { text: 'Inactive', colour: 'grey' },
}

type Change = SignaturesOverview['changes'][number]

export const changeWords: Readonly<Record<Change['kind'], string>> = {
  created: 'got a signature',
  changed: 'got another signature',
  removed: 'lost the signature',
}

/** Why it changed, as the end of a sentence. */
export function causeWords(cause: string): string {
  if (cause === 'directory') return 'by the directory'
  if (cause === 'employee') return 'by the employee'
  if (cause === 'time') return 'because a banner began or ended'
  if (cause === 'release') return 'by a new release of Dynasend'
  return `by ${cause}`
}

type Job = SignaturesOverview['jobs'][number]

/** What is being worked on, and how far it is. */
export function jobWords({ kind, cause, total, done }: Job): string {
  const far = total === 0 ? `${count(done)} people so far` : `${count(Math.min(done, total))} of ${count(total)} people`
  if (kind === 'dryRun') return `Dry run: ${far}`
  if (kind === 'archive') return `Archive of everybody's files: ${far}`
  return `Signatures are made anew ${causeWords(cause ?? 'directory')}: ${far}`
}

/** Between 0 and 1; undefined: nobody knows yet. */
export const shareDone = ({ total, done }: Job): number | undefined =>
  total === 0 ? undefined : Math.min(1, done / total)

/** How far signatures are behind the directory. */
export function behindWords(seconds: number): string {
  if (seconds === 0) return 'up to date'
  return seconds < 120 ? `${seconds} seconds` : `${count(Math.round(seconds / 60))} minutes`
}
