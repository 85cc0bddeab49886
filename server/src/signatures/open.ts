import type { Clock } from '../base/index.ts'
import type { Database, SignatureChangeSetRow } from '../storage/index.ts'
import {
  beginChangeSet,
  changeSetOf,
  configurationOfTree,
  discardChangeSet,
  editChangeSet,
  newestNumber,
  readTree,
  versionOf,
} from './book/index.ts'
import { openChanges } from './changes/index.ts'
import type { Surroundings } from './compose/index.ts'
import type { AccountSignatures, ChangeSetRecord, InForce, Signatures } from './contract.ts'
import { openFields } from './fields/desk/index.ts'
import { openFinished } from './finished/index.ts'
import { behindOf } from './follow/index.ts'
import { jobsOf } from './jobs/index.ts'
import { openRules, Surveys } from './rules/desk/index.ts'
import { openStudio } from './studio/index.ts'

export interface SignaturesParts {
  readonly database: Database
  readonly clock: Clock
  /** What signatures need of the world around them: where pictures are. */
  readonly surroundings: (accountId: string) => Surroundings
}

/** Signatures of every account, over one database. */
export function openSignatures({ database, clock, surroundings }: SignaturesParts): Signatures {
  const now = () => clock.now()
  const surveys = new Surveys(now)
  const changes = { database, clock, surroundings }
  return {
    of(accountId) {
      const signatures = accountSignatures(database, accountId, now)
      const asked = { database, accountId, now, edition: signatures.edition }
      const rules = openRules({ ...asked, surveys })
      const studio = openStudio({ ...changes, edition: signatures.edition }, accountId)
      return { ...signatures, rules, studio, fields: openFields(asked), publishing: openChanges(changes, accountId) }
    },
  }
}

const shownSets = 200

function accountSignatures(
  database: Database,
  accountId: string,
  now: () => number,
): Omit<AccountSignatures, 'publishing' | 'rules' | 'fields' | 'studio'> {
  const { read } = database
  return {
    finished: openFinished(database, accountId),
    inForce: () => inForce(database, accountId),
    behind: () => behindOf(read, accountId, now()),
    jobs: (asked) => jobsOf(read, accountId, asked),
    async edition(changeSetId) {
      const version = await newestNumber(read, accountId)
      if (changeSetId === null) {
        const published = await versionOf(read, accountId, version)
        return published && { version, changeSet: null, configuration: published.configuration }
      }
      const row = await changeSetOf(read, accountId, changeSetId)
      if (row === null) return null
      const configuration = await configurationOfTree(read, accountId, readTree(row.tree))
      return { version, changeSet: toRecord(row), configuration }
    },
    async changeSets() {
      const rows = await read
        .selectFrom('signature_change_sets')
        .selectAll()
        .where('account_id', '=', accountId)
        .where('state', 'in', ['open', 'submitted'])
        .orderBy('updated_at', 'desc')
        .limit(shownSets)
        .execute()
      return rows.map(toRecord)
    },
    begin: async (name, actor) =>
      toRecord(await database.write((tx) => beginChangeSet(tx, { accountId, actor, now: now() }, name))),
    discard: async (id, actor) => database.write((tx) => discardChangeSet(tx, { accountId, actor, now: now() }, id)),
    edit: async (at, actor, edit) =>
      database.write((tx) => editChangeSet(tx, { accountId, actor, now: now() }, at, edit)),
  }
}

function toRecord(row: SignatureChangeSetRow): ChangeSetRecord {
  return {
    id: row.id,
    name: row.name,
    state: row.state,
    baseVersion: Number(row.base_version),
    revision: Number(row.revision),
    createdAt: row.created_at,
    createdBy: row.created_by,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
  }
}

async function inForce({ read }: Database, accountId: string): Promise<InForce> {
  const row = await read
    .selectFrom('signature_versions')
    .select(['number', 'comment', 'published_at as publishedAt', 'published_by as publishedBy'])
    .where('account_id', '=', accountId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { ...row, number: Number(row.number) } : { number: 0, comment: '', publishedAt: null, publishedBy: null }
}
