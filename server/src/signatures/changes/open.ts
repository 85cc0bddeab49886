import type { Actor } from '../../audit/index.ts'
import type { Clock } from '../../base/index.ts'
import type { Database } from '../../storage/index.ts'
import { changeSetOf, type Tree, versionOf } from '../book/index.ts'
import type { Surroundings } from '../compose/index.ts'
import { addJob, stopJob } from '../jobs/index.ts'
import { isGrave, type LintOptions, lint } from '../lint/index.ts'
import type { Configuration } from '../model/configuration.ts'
import { readReview } from './approval.ts'
import type { AccountChanges, ReviewRecord, Side } from './contract.ts'
import { censusOf, dryRunOf, factsOf, inputOf, newestDryRun } from './dry-run/about.ts'
import { tryOut } from './dry-run/folder.ts'
import { dryRunPeople } from './dry-run/reads.ts'
import { fileChanges } from './file-changes.ts'
import { folderOf, replaceFolder, treeOf } from './folders.ts'
import { lintOptions } from './lint-options.ts'
import { personOn } from './person.ts'
import { publish, restoreVersion } from './publication.ts'
import { fileDiff, reviewChangeSet } from './review.ts'
import { decideChangeSet, submitChangeSet, takeBackChangeSet } from './submit.ts'
import { versionsOf } from './versions.ts'

export interface ChangesParts {
  readonly database: Database
  readonly clock: Clock
  readonly surroundings: (accountId: string) => Surroundings
}

/** @param known what lint may know of the directory */
const errorsIn =
  (known: LintOptions) =>
  (configuration: Configuration): number =>
    lint(configuration, known).filter(isGrave).length

/** Publishing of one account, over one database. */
export function openChanges(parts: ChangesParts, accountId: string): AccountChanges {
  const { database, clock } = parts
  const { read } = database
  const deed = (actor: Actor) => ({ accountId, actor, now: clock.now() })
  const both = async (before: Side, after: Side): Promise<{ before: Tree; after: Tree } | null> => {
    const [was, is] = [await treeOf(read, accountId, before), await treeOf(read, accountId, after)]
    return was === null || is === null ? null : { before: was, after: is }
  }
  return {
    knows: async (id) => (await changeSetOf(read, accountId, id)) !== null,
    review: (id) => reviewOf(parts, accountId, id),
    async fileDiff(before, after, path) {
      const trees = await both(before, after)
      return trees && fileDiff(read, accountId, trees, path)
    },
    async fileChanges(before, after) {
      const trees = await both(before, after)
      return trees && fileChanges(trees.before, trees.after)
    },
    submit: (at, comment, actor) => database.write((tx) => submitChangeSet(tx, deed(actor), { ...at, comment })),
    decide: (id, decision, actor) => database.write((tx) => decideChangeSet(tx, deed(actor), { id, ...decision })),
    takeBack: (id, actor) => database.write((tx) => takeBackChangeSet(tx, deed(actor), id)),
    async publish({ id, revision }, comment, actor) {
      const facts = await factsOf(database, accountId, id, revision)
      const census = await censusOf(database, accountId, id, revision)
      const known = await lintOptions(database, accountId, { now: clock.now(), census })
      return database.write((tx) =>
        publish(tx, deed(actor), { id, revision, comment, facts, errorsIn: errorsIn(known) }),
      )
    },
    restore: (number, comment, actor) => database.write((tx) => restoreVersion(tx, deed(actor), { number, comment })),
    versions: (before, limit) => versionsOf(database, accountId, before, limit),
    async startDryRun(about, actor) {
      const input = await inputOf(database, accountId, about)
      if (input === null) return null
      const job = { accountId, kind: 'dryRun' as const, input: JSON.stringify(input), createdBy: actor.name }
      const id = await database.write((tx) => addJob(tx, { ...job, now: clock.now() }))
      return id
    },
    tryOut: (configuration, progress) =>
      tryOut({ ...parts, now: () => clock.now() }, accountId, configuration, progress),
    dryRun: (jobId) => dryRunOf(database, accountId, jobId),
    stopDryRun: (jobId) => database.write(async (tx) => void (await stopJob(tx, accountId, jobId, clock.now()))),
    dryRunPeople: (jobId, filter, page) => dryRunPeople(read, { accountId, jobId }, filter, page),
    person: (before, after, personId) => personOn(parts, accountId, { before, after }, personId),
    async folder(side) {
      const tree = await treeOf(read, accountId, side)
      return tree && folderOf(read, accountId, tree)
    },
    importFolder: (at, files, actor) => database.write((tx) => replaceFolder(tx, deed(actor), at, files)),
  }
}

async function reviewOf(
  { database, clock }: ChangesParts,
  accountId: string,
  id: string,
): Promise<ReviewRecord | null> {
  const { read } = database
  const row = await changeSetOf(read, accountId, id)
  if (row === null) return null
  const reviewed = await reviewChangeSet(read, accountId, row)
  const inForce = await versionOf(read, accountId, reviewed.inForce)
  const census = await censusOf(database, accountId, id, Number(row.revision))
  const known = await lintOptions(database, accountId, { now: clock.now(), census })
  return {
    inForce: reviewed.inForce,
    state: row.state,
    revision: Number(row.revision),
    files: reviewed.files,
    conflicts: reviewed.conflicts,
    findings: reviewed.configuration === null ? [] : lint(reviewed.configuration, known),
    review: readReview(row.review),
    approval: inForce?.configuration.settings.approval ?? false,
    dryRun: await newestDryRun(database, accountId, id),
  }
}
