import type { Insertable, Kysely } from 'kysely'
import type { ActivityTableRow, ChangeRow, ReadSummaryRow, Tables } from '../tables.ts'
import { inPieces, type Owner } from './owner.ts'

export type NewActivity = Omit<Insertable<ActivityTableRow>, 'scim_server_id' | 'account_id'>
export type NewChange = Omit<Insertable<ChangeRow>, 'scim_server_id' | 'account_id'>
export type NewReadSummary = Omit<Insertable<ReadSummaryRow>, 'scim_server_id' | 'account_id'>

/** What happened at one SCIM server: activity, the outbox of changes, and reads summed up. */
export class RecordStore {
  readonly #db: Kysely<Tables>
  readonly #owner: { readonly account_id: string; readonly scim_server_id: string }

  constructor(db: Kysely<Tables>, owner: Owner) {
    this.#db = db
    this.#owner = { account_id: owner.accountId, scim_server_id: owner.scimServerId }
  }

  async addActivity(row: NewActivity): Promise<void> {
    await this.#db
      .insertInto('activity')
      .values({ ...row, ...this.#owner })
      .execute()
  }

  async addChanges(rows: readonly NewChange[]): Promise<void> {
    await inPieces(rows, async (piece) => {
      await this.#db
        .insertInto('changes')
        .values(piece.map((row) => ({ ...row, ...this.#owner })))
        .execute()
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
