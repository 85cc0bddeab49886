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
import type { DirectoryPerson } from '../../model/person.ts'
import { openPeople } from '../../people/index.ts'
import { nameOf } from '../../people/name.ts'
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
    const [before, after] = await editions(parts, run)
    const people = openPeople(parts.database, accountId)
    if (run.job.total === 0) await run.advance({ total: await people.count() })
    let { after: cursor, tally } = progressOf(run)
    for (;;) {
      const page = await people.page(cursor, slice)
      if (page.people.length === 0) return JSON.stringify(tally)
      const found = await compareAll(parts, accountId, page.people, { before, after })
      tally = found.reduce((sum, { compared }) => addOutcome(sum, compared), tally)
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
}

async function compareAll(
  { database, now }: DryRunParts,
  accountId: string,
  people: readonly DirectoryPerson[],
  { before, after }: { readonly before: Compose; readonly after: Compose },
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
    const compared = compareCompositions(before(person, values, now()), after(person, values, now()))
    found.push({ person, compared })
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
async function editions({ database, surroundings }: DryRunParts, run: JobRun): Promise<[Compose, Compose]> {
  const { accountId } = run.job
  const of = async (tree: Tree): Promise<Compose> =>
    compileComposer(await configurationOfTree(database.read, accountId, tree), surroundings(accountId))
  const inForce = await versionOf(database.read, accountId, await newestNumber(database.read, accountId))
  return [await of(inForce?.tree ?? {}), await of(await wantedTree(database, accountId, run))]
}

async function wantedTree({ read }: Database, accountId: string, { job }: JobRun): Promise<Tree> {
  const { changeSetId, restores } = JSON.parse(job.input) as DryRunInput
  if (restores !== null) return (await versionOf(read, accountId, restores))?.tree ?? {}
  const row = changeSetId === null ? null : await changeSetOf(read, accountId, changeSetId)
  if (row === null) throw new Error('The change set is not there any more.')
  return mergedTree(read, accountId, { base: Number(row.base_version), tree: readTree(row.tree) })
}
