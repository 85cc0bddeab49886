import type { Circumstances } from '../report/machine.ts'
import { figure } from '../report/numbers.ts'
import type { Table } from '../report/table.ts'
import type { SignatureScore, Walk } from './run.ts'

export interface SignatureRun {
  readonly database: string
  readonly score: SignatureScore
}

/** What `npm run bench -- signatures` writes. */
export interface SignatureResults {
  readonly circumstances: Circumstances
  readonly runs: readonly SignatureRun[]
}

/** What the project set itself: seconds of a dry run with 50,000 people, milliseconds from a PATCH to the signature. */
const most = { dryRun: 60, people: 50_000, delay: 5000 } as const

export function signatureTable(runs: readonly SignatureRun[]): Table {
  const row = (title: string, of: (score: SignatureScore) => string): string[] => [
    title,
    ...runs.map(({ score }) => of(score)),
  ]
  const walked = (title: string, of: (score: SignatureScore) => Walk): string[][] => [
    row(`${title}, s`, (score) => figure(of(score).wall)),
    row(`${title}, people/s`, (score) => figure(Math.round(score.people / of(score).wall))),
    row(`${title}, server CPU ms/person`, (score) => ((of(score).cpu * 1000) / score.people).toFixed(2)),
  ]
  return {
    head: ['everybody', ...runs.map(({ database, score }) => `${database}, ${figure(score.people)} people`)],
    rows: [
      ...walked('arrive over SCIM, with a first signature', ({ first }) => first),
      ...walked('dry run of a change for all', ({ dryRun }) => dryRun),
      ...walked('made anew after its publication', ({ render }) => render),
      row('PATCH to signature, p50 ms', ({ delay }) => figure(delay.p50)),
      row('PATCH to signature, p99 ms', ({ delay }) => figure(delay.p99)),
      row('memory afterwards, MiB', ({ memory }) => figure(memory)),
      row('database afterwards, MiB', ({ database }) => figure(Math.round(database))),
    ],
  }
}

export function signatureVerdicts({ database, score }: SignatureRun): { reached: boolean; text: string }[] {
  const { delay, dryRun, people } = score
  const verdicts = [
    {
      reached: delay.p99 <= most.delay,
      text: `${database}: a title is in the signature ${figure(delay.p99)} ms after its PATCH, p99 of ${delay.changes} (set: ${figure(most.delay)})`,
    },
  ]
  if (people < most.people) return verdicts
  const text = `${database}: dry run over ${figure(people)} people in ${figure(dryRun.wall)} s (set: ${most.dryRun})`
  return [...verdicts, { reached: dryRun.wall <= most.dryRun, text }]
}
