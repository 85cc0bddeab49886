import type { AccountChanges, Files, Side } from '../../signatures/index.ts'
import { type BoundRoute, bindAccount, type Services } from '../route/bind.ts'
import { notFound } from '../route/problem.ts'
import { toCompared, toDryRun, toReview } from './answers.ts'
import * as routes from './routes.ts'
import { zipOf } from './zip.ts'

/** @throws {AdminProblem} 404 where the account has no such change set */
async function publishingOf(services: Services, accountId: string, changeSetId: string): Promise<AccountChanges> {
  const { publishing } = services.signatures.of(accountId)
  if (!(await publishing.knows(changeSetId))) throw notFound()
  return publishing
}

/** @throws {AdminProblem} 404 */
function found<T>(value: T | null): T {
  if (value === null) throw notFound()
  return value
}

const inForce = async (changes: AccountChanges): Promise<Side> => ({
  version: (await changes.versions(null, 1)).items[0]?.number ?? 0,
})

const before = (version: number, against: number | undefined): Side => ({
  version: against ?? Math.max(0, version - 1),
})

const review = bindAccount(routes.getReview, async ({ actor, membership, params, services }) => {
  const record = found(await services.signatures.of(membership.id).publishing.review(params.changeSetId))
  return toReview(record, actor.operatorId)
})

const changeSetFile = bindAccount(routes.getChangeSetFile, async ({ membership, params, query, services }) => {
  const { publishing } = services.signatures.of(membership.id)
  return toDiff(await publishing.fileDiff(await inForce(publishing), { changeSet: params.changeSetId }, query.path))
})

type Diff = Awaited<ReturnType<AccountChanges['fileDiff']>>

/** A file that is on neither side is not there. */
function toDiff(diff: Diff) {
  const { before: was, after, pieces } = found(diff)
  if (was === null && after === null) throw notFound()
  return { before: was, after, pieces: pieces.map((piece) => [...piece]) }
}

const submit = bindAccount(routes.submit, async ({ actor, body, membership, params, services }) => {
  const at = { id: params.changeSetId, revision: body.revision }
  const publishing = await publishingOf(services, membership.id, params.changeSetId)
  await publishing.submit(at, body.comment, actor)
  return undefined
})

const decide = bindAccount(routes.decide, async ({ actor, body, membership, params, services }) => {
  const publishing = await publishingOf(services, membership.id, params.changeSetId)
  await publishing.decide(params.changeSetId, body, actor)
  return undefined
})

const takeBack = bindAccount(routes.takeBack, async ({ actor, membership, params, services }) => {
  const publishing = await publishingOf(services, membership.id, params.changeSetId)
  await publishing.takeBack(params.changeSetId, actor)
  return undefined
})

const publish = bindAccount(routes.publish, async ({ actor, body, membership, params, services }) => {
  const at = { id: params.changeSetId, revision: body.revision }
  const publishing = await publishingOf(services, membership.id, params.changeSetId)
  return { version: await publishing.publish(at, body.comment, actor) }
})

const restore = bindAccount(routes.restore, async ({ actor, body, membership, params, services }) => {
  const { publishing } = services.signatures.of(membership.id)
  found(await publishing.fileChanges({ version: 0 }, { version: params.version }))
  return { version: await publishing.restore(params.version, body.comment, actor) }
})

const startDryRun = bindAccount(routes.startDryRun, async ({ actor, membership, params, services }) => {
  const { publishing } = services.signatures.of(membership.id)
  const id = found(await publishing.startDryRun({ changeSetId: params.changeSetId }, actor))
  return toDryRun(found(await publishing.dryRun(id)))
})

const startRestoreDryRun = bindAccount(routes.startRestoreDryRun, async ({ actor, membership, params, services }) => {
  const { publishing } = services.signatures.of(membership.id)
  const id = found(await publishing.startDryRun({ restores: params.version }, actor))
  return toDryRun(found(await publishing.dryRun(id)))
})

const getDryRun = bindAccount(routes.getDryRun, async ({ membership, params, services }) =>
  toDryRun(found(await services.signatures.of(membership.id).publishing.dryRun(params.jobId))),
)

const stopDryRun = bindAccount(routes.stopDryRun, async ({ membership, params, services }) => {
  const { publishing } = services.signatures.of(membership.id)
  found(await publishing.dryRun(params.jobId))
  await publishing.stopDryRun(params.jobId)
  return undefined
})

const dryRunPeople = bindAccount(routes.listDryRunPeople, async ({ membership, params, query, services }) => {
  const { publishing } = services.signatures.of(membership.id)
  found(await publishing.dryRun(params.jobId))
  const { kind, over, search, cursor = null, limit } = query
  const filter = { kind, over: over === 'true', search }
  const { items, cursor: nextCursor } = await publishing.dryRunPeople(params.jobId, filter, { after: cursor, limit })
  const shown = items.map((person) => ({ ...person, limits: [...person.limits], variants: [...person.variants] }))
  return { items: shown, nextCursor }
})

const comparePerson = bindAccount(routes.comparePerson, async ({ membership, params, services }) => {
  const { publishing } = services.signatures.of(membership.id)
  const sides = [await inForce(publishing), { changeSet: params.changeSetId }] as const
  return toCompared(found(await publishing.person(...sides, params.userId)))
})

const listVersions = bindAccount(routes.listVersions, async ({ membership, query, services }) =>
  services.signatures.of(membership.id).publishing.versions(query.below ?? null, query.limit),
)

const versionChanges = bindAccount(routes.getVersionChanges, async ({ membership, params, query, services }) => {
  const { version } = params
  const sides = [before(version, query.against), { version }] as const
  const items = found(await services.signatures.of(membership.id).publishing.fileChanges(...sides))
  return { items: [...items] }
})

const versionFile = bindAccount(routes.getVersionFile, async ({ membership, params, query, services }) => {
  const sides = [before(params.version, query.against), { version: params.version }] as const
  return toDiff(await services.signatures.of(membership.id).publishing.fileDiff(...sides, query.path))
})

const exportVersion = bindAccount(routes.exportVersion, async ({ membership, params, services }) =>
  zipOf(found(await services.signatures.of(membership.id).publishing.folder({ version: params.version }))),
)

const exportChangeSet = bindAccount(routes.exportChangeSet, async ({ membership, params, services }) =>
  zipOf(found(await services.signatures.of(membership.id).publishing.folder({ changeSet: params.changeSetId }))),
)

const importFolder = bindAccount(routes.importFolder, async ({ actor, body, membership, params, services }) => {
  const files: Files = new Map(
    Object.entries(body.files).map(([path, content]) => [
      path,
      'text' in content ? content.text : Buffer.from(content.base64, 'base64'),
    ]),
  )
  const at = { id: params.changeSetId, revision: body.revision }
  const publishing = await publishingOf(services, membership.id, params.changeSetId)
  return { revision: await publishing.importFolder(at, files, actor) }
})

export const signaturePublishingRoutes: readonly BoundRoute[] = [
  review,
  changeSetFile,
  submit,
  decide,
  takeBack,
  publish,
  restore,
  startDryRun,
  startRestoreDryRun,
  getDryRun,
  stopDryRun,
  dryRunPeople,
  comparePerson,
  listVersions,
  versionChanges,
  versionFile,
  exportVersion,
  exportChangeSet,
  importFolder,
]
