import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { createIndex, createOwnedTable } from './columns.ts'

/** Whom a dry run found changed; their signatures are made again when somebody looks. */
export const dryRuns: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createOwnedTable(db, 'dry_run_people', ['account_id', 'job_id', 'person_id'], {
      account_id: 'text',
      job_id: 'text',
      person_id: 'text',
      kind: 'text',
      limits: 'text',
      variants: 'text',
      name: 'text',
      name_key: 'text',
      problem: 'text',
    })
    await createIndex(db, 'dry_run_people_kind', 'dry_run_people', [
      'account_id',
      'job_id',
      'kind',
      'name_key',
      'person_id',
    ])
    await createIndex(db, 'dry_run_people_name', 'dry_run_people', ['account_id', 'job_id', 'name_key', 'person_id'])
  },
}
