import { setImmediate } from 'node:timers/promises'
import type { Database, DryRunPersonRow } from '../../../storage/index.ts'
import {
  changeSetOf,
  configurationOfTree,
  mergedTree,
  newestNumber,
  readTree,
  type Tree,
  versionOf,
} from '../../book/index.ts'
import { type Compose, compileComposer, type Surroundings } from '../../compose/index.ts'
import { ownValues } from '../../fields/index.ts'
import type { JobHandler, JobRun } from '../../jobs/index.ts'
import type { Configuration } from '../../model/configuration.ts'
import type { DirectoryPerson, FieldValues } from '../../model/person.ts'
import type { PathReader } from '../../paths/index.ts'
import { openPeople } from '../../people/index.ts'
import { nameOf } from '../../people/name.ts'
import { addToCensus, pathsAsked } from './census.ts'
import { type Compared, compareCompositions } from './compare.ts'
import { addOutcome, emptyTally, type Tally } from './tally.ts'

export interface DryRunParts {
  readonly database: Database
  readonly surroundings: (accountId: string) => Surroundings
  /** Milliseconds since 1970: the moment for which everything is composed. */
  readonly now: () => number
}

/** What a dry run is about. */
export interface DryRunInput {
  /** Null: the version is to be restored. */
  readonly changeSetId: string | null
  readonly revision: number
  /** In force when it was asked for. */
  readonly version: number
  /** To be restored; null: a change set. */
  readonly restores: number | null
}

interface Progress {
  readonly after: string | null
  readonly tally: Tally
}

const slice = 100
/** Milliseconds of work, after which others get their turn. */
const turn = 8

/** Composes everybody as it is and as it would be; goes on where it was after a crash. */
export function dryRunHandler(parts: DryRunParts): JobHandler {
  return async (run) => {
    const { accountId } = run.job
    const sides = await editions(parts, run)
    const people = openPeople(parts.database, accountId)
    if (run.job.total === 0) await run.advance({ total: await people.count() })
    let { after: cursor, tally } = progressOf(run)
    for (;;) {
      const page = await people.page(cursor, slice)
      if (page.people.length === 0) return JSON.stringify(tally)
      const found = await compareAll(parts, accountId, page.people, sides)
      for (const { person, compared, fields } of found)
        tally = addOutcome(tally, compared, addToCensus(tally.census, person, fields, sides.asked))
      cursor = page.cursor
      await keep(parts, run, found, { after: cursor, tally })
    }
  }
}

const progressOf = ({ job }: JobRun): Progress =>
  job.cursor === null ? { after: null, tally: emptyTally } : (JSON.parse(job.cursor) as Progress)

interface Found {
  readonly person: DirectoryPerson
  readonly compared: Compared
  readonly fields: FieldValues
}

interface Sides {
  readonly before: Compose
  readonly after: Compose
  /** Paths that the new rules ask for. */
  readonly asked: readonly PathReader[]
}

/** Everybody of a slice on both sides; others get their turn in between. */
export async function compareAll(
  { database, now }: DryRunParts,
  accountId: string,
  people: readonly DirectoryPerson[],
  { before, after }: Sides,
): Promise<Found[]> {
  const own = await ownValues(
    database.read,
    accountId,
    people.map(({ id }) => id),
  )
  const found: Found[] = []
  let began = performance.now()
  for (const person of people) {
    const values = own.get(person.id) ?? []
    const would = after(person, values, now())
    const compared = compareCompositions(before(person, values, now()), would)
    found.push({ person, compared, fields: would.fields })
    if (performance.now() - began < turn) continue
    await setImmediate()
    began = performance.now()
  }
  return found
}

/** The rows of a slice and how far it is, together. */
async function keep(
  { database }: DryRunParts,
  run: JobRun,
  found: readonly Found[],
  progress: Progress,
): Promise<void> {
  const { accountId, id } = run.job
  const rows = found.flatMap(({ person, compared }) => rowOf(accountId, id, person, compared))
  await database.write(async (tx) => {
    if (rows.length > 0) await tx.insertInto('dry_run_people').values(rows).execute()
    await run.advance({ done: progress.tally.people, cursor: JSON.stringify(progress) }, tx)
  })
}

function rowOf(accountId: string, jobId: string, person: DirectoryPerson, compared: Compared): DryRunPersonRow[] {
  const { outcome, over, variants, problem } = compared
  if (outcome === 'unchanged' && over.length === 0) return []
  const name = nameOf(person.document)
  return [
    {
      account_id: accountId,
      job_id: jobId,
      person_id: person.id,
      kind: outcome === 'unchanged' ? 'changed' : outcome,
      limits: over.join(' '),
      variants: variants.join(' '),
      name,
      name_key: name.toLowerCase(),
      problem,
    },
  ]
}

/** What is in force and what would be, ready to compose. */
async function editions({ database, surroundings }: DryRunParts, run: JobRun): Promise<Sides> {
  const { accountId } = run.job
  const { read } = database
  const compose = (configuration: Configuration): Compose => compileComposer(configuration, surroundings(accountId))
  const inForce = await versionOf(read, accountId, await newestNumber(read, accountId))
  const wanted = await configurationOfTree(read, accountId, await wantedTree(database, accountId, run))
  const before = compose(inForce?.configuration ?? wanted)
  return { before, after: compose(wanted), asked: pathsAsked(wanted) }
}

async function wantedTree({ read }: Database, accountId: string, { job }: JobRun): Promise<Tree> {
  const { changeSetId, restores } = JSON.parse(job.input) as DryRunInput
  if (restores !== null) return (await versionOf(read, accountId, restores))?.tree ?? {}
  const row = changeSetId === null ? null : await changeSetOf(read, accountId, changeSetId)
  if (row === null) throw new Error('The change set is not there any more.')
  return mergedTree(read, accountId, { base: Number(row.base_version), tree: readTree(row.tree) })
}
