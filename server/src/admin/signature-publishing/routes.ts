import { z } from 'zod'
import { defineRoute } from '../route/define.ts'
import { AccountParams, Id, PageQuery, typedText } from '../route/shapes.ts'
import { ChangeSetParams } from '../signature-changes/routes.ts'
import { Revision } from '../signature-changes/shapes.ts'
import { DryRun, DryRunPerson, FileChange, FileDiff, PersonCompared, Review, Version } from './shapes.ts'

const base = '/accounts/{accountId}/signatures'
const Words = typedText(500)
const VersionNumber = z.coerce.number().int().min(0).max(1_000_000_000)
const VersionParams = AccountParams.extend({ version: VersionNumber })
const JobParams = AccountParams.extend({ jobId: Id })
/** Against what is in force when left out. */
const Against = z.object({ against: VersionNumber.optional() })
const FilePath = z.string().min(1).max(300)
/** The fields when left out. */
const ShownPath = FilePath.default('fields.yaml')

export const getReview = defineRoute({
  name: 'signaturePublishing.review',
  method: 'GET',
  path: `${base}/change-sets/{changeSetId}/review`,
  summary: 'What a change set would do to what is in force, and what speaks against it',
  params: ChangeSetParams,
  answer: Review,
  status: 200,
})

export const getChangeSetFile = defineRoute({
  name: 'signaturePublishing.changeSetFile',
  method: 'GET',
  path: `${base}/change-sets/{changeSetId}/file`,
  summary: 'One file of a change set beside what is in force',
  params: ChangeSetParams,
  query: z.object({ path: ShownPath }),
  answer: FileDiff,
  status: 200,
})

export const submit = defineRoute({
  name: 'signaturePublishing.submit',
  method: 'POST',
  path: `${base}/change-sets/{changeSetId}/submit`,
  summary: 'Ask somebody else to approve a change set',
  params: ChangeSetParams,
  body: z.object({ revision: Revision, comment: Words }),
  status: 204,
})

export const decide = defineRoute({
  name: 'signaturePublishing.decide',
  method: 'POST',
  path: `${base}/change-sets/{changeSetId}/decision`,
  summary: 'Approve or refuse what somebody else submitted',
  params: ChangeSetParams,
  body: z.object({ approve: z.boolean(), reason: Words }),
  status: 204,
})

export const takeBack = defineRoute({
  name: 'signaturePublishing.takeBack',
  method: 'POST',
  path: `${base}/change-sets/{changeSetId}/take-back`,
  summary: 'Take a submitted change set back, to go on with it',
  params: ChangeSetParams,
  status: 204,
})

export const publish = defineRoute({
  name: 'signaturePublishing.publish',
  method: 'POST',
  path: `${base}/change-sets/{changeSetId}/publish`,
  summary: 'Put a change set in force',
  params: ChangeSetParams,
  body: z.object({ revision: Revision, comment: Words }),
  answer: z.object({ version: z.number().int() }),
  status: 200,
})

export const startDryRun = defineRoute({
  name: 'signaturePublishing.startDryRun',
  method: 'POST',
  path: `${base}/change-sets/{changeSetId}/dry-runs`,
  summary: 'Compose everybody as it is and as it would be',
  params: ChangeSetParams,
  answer: DryRun,
  status: 201,
})

export const startRestoreDryRun = defineRoute({
  name: 'signaturePublishing.startRestoreDryRun',
  method: 'POST',
  path: `${base}/versions/{version}/dry-runs`,
  summary: 'The same for a version that may be restored',
  params: VersionParams,
  answer: DryRun,
  status: 201,
})

export const getDryRun = defineRoute({
  name: 'signaturePublishing.dryRun',
  method: 'GET',
  path: `${base}/dry-runs/{jobId}`,
  summary: 'How far a dry run is, and what it counted',
  params: JobParams,
  answer: DryRun,
  status: 200,
})

export const stopDryRun = defineRoute({
  name: 'signaturePublishing.stopDryRun',
  method: 'DELETE',
  path: `${base}/dry-runs/{jobId}`,
  summary: 'Stop a dry run',
  params: JobParams,
  status: 204,
})

export const listDryRunPeople = defineRoute({
  name: 'signaturePublishing.dryRunPeople',
  method: 'GET',
  path: `${base}/dry-runs/{jobId}/people`,
  summary: 'Whom a dry run found changed, without a signature, or over a limit; by name',
  params: JobParams,
  query: PageQuery.extend({
    kind: z.enum(['changed', 'gained', 'lost', 'failed', 'none']).optional(),
    over: z.enum(['true']).optional(),
    search: typedText(200).optional(),
  }),
  answer: z.object({ items: z.array(DryRunPerson), nextCursor: z.string().nullable() }),
  status: 200,
})

export const comparePerson = defineRoute({
  name: 'signaturePublishing.person',
  method: 'GET',
  path: `${base}/change-sets/{changeSetId}/people/{userId}`,
  summary: 'One person’s signature as it is and as a change set would make it',
  params: ChangeSetParams.extend({ userId: Id }),
  answer: PersonCompared,
  status: 200,
})

export const listVersions = defineRoute({
  name: 'signaturePublishing.versions',
  method: 'GET',
  path: `${base}/versions`,
  summary: 'What was published, newest first',
  params: AccountParams,
  query: z.object({ below: VersionNumber.optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  answer: z.object({ items: z.array(Version), next: z.number().int().nullable() }),
  status: 200,
})

export const getVersionChanges = defineRoute({
  name: 'signaturePublishing.versionChanges',
  method: 'GET',
  path: `${base}/versions/{version}/changes`,
  summary: 'Which files differ between two versions; against the one before when left out',
  params: VersionParams,
  query: Against,
  answer: z.object({ items: z.array(FileChange) }),
  status: 200,
})

export const getVersionFile = defineRoute({
  name: 'signaturePublishing.versionFile',
  method: 'GET',
  path: `${base}/versions/{version}/file`,
  summary: 'One file of a version beside another version',
  params: VersionParams,
  query: Against.extend({ path: ShownPath }),
  answer: FileDiff,
  status: 200,
})

export const restore = defineRoute({
  name: 'signaturePublishing.restore',
  method: 'POST',
  path: `${base}/versions/{version}/restore`,
  summary: 'Put an old version in force again, as a new one',
  params: VersionParams,
  body: z.object({ comment: Words }),
  answer: z.object({ version: z.number().int() }),
  status: 200,
})

export const exportVersion = defineRoute({
  name: 'signaturePublishing.exportVersion',
  method: 'GET',
  path: `${base}/versions/{version}/folder.zip`,
  summary: 'A version as a folder of readable files',
  params: VersionParams,
  status: 200,
  contentType: 'application/zip',
})

export const exportChangeSet = defineRoute({
  name: 'signaturePublishing.exportChangeSet',
  method: 'GET',
  path: `${base}/change-sets/{changeSetId}/folder.zip`,
  summary: 'A change set as a folder of readable files',
  params: ChangeSetParams,
  status: 200,
  contentType: 'application/zip',
})

const Content = z.union([z.object({ text: z.string() }), z.object({ base64: z.base64() })])

export const importFolder = defineRoute({
  name: 'signaturePublishing.import',
  method: 'PUT',
  path: `${base}/change-sets/{changeSetId}/folder`,
  summary: 'Make a change set be this folder; all of it or nothing',
  params: ChangeSetParams,
  body: z.object({ revision: Revision, files: z.record(FilePath, Content) }),
  answer: z.object({ revision: Revision }),
  status: 200,
  bodyLimit: 20 * 1024 * 1024,
})
