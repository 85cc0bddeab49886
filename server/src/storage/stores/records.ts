import type { Insertable, Kysely } from 'kysely'
import type { ActivityTableRow, ChangeRow, ReadSummaryRow, Tables } from '../tables.ts'
import type { Access } from './access.ts'
import { inPieces, type Owner } from './owner.ts'
import { insertText, valuesOf } from './texts.ts'

export type NewActivity = Required<Omit<Insertable<ActivityTableRow>, 'scim_server_id' | 'account_id'>>
export type NewChange = Required<Omit<Insertable<ChangeRow>, 'scim_server_id' | 'account_id'>>
export type NewReadSummary = Omit<Insertable<ReadSummaryRow>, 'scim_server_id' | 'account_id'>

const activityColumns = [
  'scim_server_id',
  'id',
  'account_id',
  'at',
  'kind',
  'outcome',
  'actor',
  'subject_id',
  'subject_kind',
  'subject_name',
  'facts',
  'status',
  'method',
  'path',
  'request_body',
  'answer_body',
  'detail',
  'request_id',
] as const
const changeColumns = [
  'scim_server_id',
  'id',
  'account_id',
  'resource_id',
  'resource_kind',
  'kind',
  'at',
  'by',
  'activity_id',
  'changes',
] as const
const insertActivity = insertText('activity', activityColumns)
const insertChange = insertText('changes', changeColumns)
/** PostgreSQL takes the history of a thousand members as one parameter. */
const insertManyChanges = `insert into changes (${changeColumns.join(', ')})
  select ${changeColumns.map((column) => `n."${column}"`).join(', ')} from jsonb_to_recordset(?::jsonb)
  as n(${changeColumns.map((column) => `"${column}" text`).join(', ')})`

/** What happened at one SCIM server: activity, the outbox of changes, and reads summed up. */
export class RecordStore {
  readonly #db: Kysely<Tables>
  readonly #database: Access['database']
  readonly #statements: Access['statements']
  readonly #owner: { readonly account_id: string; readonly scim_server_id: string }

  constructor({ db, database, statements }: Access, owner: Owner) {
    this.#db = db
    this.#database = database
    this.#statements = statements
    this.#owner = { account_id: owner.accountId, scim_server_id: owner.scimServerId }
  }

  async addActivity(row: NewActivity): Promise<void> {
    this.#statements.later(insertActivity, valuesOf(activityColumns, { ...row, ...this.#owner }))
  }

  async addChanges(rows: readonly NewChange[]): Promise<void> {
    await inPieces(rows, async (piece) => {
      if (this.#database === 'postgres' && piece.length > 1)
        return this.#statements.later(insertManyChanges, [
          JSON.stringify(piece.map((row) => ({ ...row, ...this.#owner }))),
        ])
      for (const row of piece) this.#statements.later(insertChange, valuesOf(changeColumns, { ...row, ...this.#owner }))
    })
  }

  async addReads(row: NewReadSummary): Promise<void> {
    await this.#db
      .insertInto('read_summaries')
      .values({ ...row, ...this.#owner })
      .onConflict((conflict) =>
        conflict.columns(['scim_server_id', 'hour', 'kind', 'resource_kind']).doUpdateSet((set) => ({
          count: set('read_summaries.count', '+', row.count),
          hits: set('read_summaries.hits', '+', row.hits),
          last_at: row.last_at,
        })),
      )
      .execute()
  }

  /** Reads of one minute, so that cycles which change nothing can be seen. */
  async addTraffic(minute: string, reads: number, firstAt: string, lastAt: string): Promise<void> {
    const nothing = { writes: 0, refused: 0, people_left: 0, people_back: 0, turned_away: 0 }
    await this.#db
      .insertInto('health_traffic')
      .values({ ...this.#owner, ...nothing, minute, reads, reads_first_at: firstAt, reads_last_at: lastAt })
      .onConflict((conflict) =>
        conflict.columns(['scim_server_id', 'minute']).doUpdateSet((set) => ({
          reads: set('health_traffic.reads', '+', reads),
          reads_first_at: set
            .case()
            .when(set.ref('health_traffic.reads'), '=', 0)
            .then(firstAt)
            .else(set.ref('health_traffic.reads_first_at'))
            .end(),
          reads_last_at: lastAt,
        })),
      )
      .execute()
  }
}
