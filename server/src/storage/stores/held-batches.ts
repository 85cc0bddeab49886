import { type Kysely, sql } from 'kysely'
import type { HeldBatchRow, HeldDecisionRow } from '../held-tables.ts'
import type { Tables } from '../tables.ts'
import type { Access } from './access.ts'
import type { Owner } from './owner.ts'

export interface BatchGrowth {
  readonly people: number
  readonly memberships: number
  readonly groups: number
  /** All changes of it, manager links among them. */
  readonly changes: number
}

/** Batches of held changes of one SCIM server. */
export class HeldBatchStore {
  readonly #db: Kysely<Tables>
  readonly #owner: { readonly scim_server_id: string; readonly account_id: string }

  constructor({ db }: Access, owner: Owner) {
    this.#db = db
    this.#owner = { account_id: owner.accountId, scim_server_id: owner.scimServerId }
  }

  async open(id: string, at: string, cause: string): Promise<void> {
    const nothing = { people: 0, memberships: 0, groups: 0, held_people: 0, held_changes: 0 }
    const row = { ...this.#owner, id, state: 'open' as const, began_at: at, last_at: at, cause, ...nothing }
    await this.#db.insertInto('held_batches').values(row).execute()
  }

  async grow(id: string, at: string, { people, memberships, groups, changes }: BatchGrowth): Promise<void> {
    await this.#update(id)
      .set((of) => ({
        // One that was empty again is open again.
        state: 'open' as const,
        closed_at: null,
        last_at: at,
        people: of('people', '+', people),
        memberships: of('memberships', '+', memberships),
        groups: of('groups', '+', groups),
        held_people: of('held_people', '+', people),
        held_changes: of('held_changes', '+', changes),
      }))
      .execute()
    await this.#setHolding(1)
  }

  /** Fewer are held. Closes the batch with the last one. @returns whether it is closed now */
  async shrink(id: string, at: string, people: number, changes: number): Promise<boolean> {
    const left = await this.#update(id)
      .set((of) => ({ held_people: of('held_people', '-', people), held_changes: of('held_changes', '-', changes) }))
      .returning('held_changes')
      .executeTakeFirst()
    if (left === undefined || Number(left.held_changes) > 0) return false
    await this.#update(id).set({ state: 'closed', closed_at: at }).where('state', '=', 'open').execute()
    const other = await this.#db
      .selectFrom('held_batches')
      .select('id')
      .where('scim_server_id', '=', this.#owner.scim_server_id)
      .where('account_id', '=', this.#owner.account_id)
      .where('state', '=', 'open')
      .limit(1)
      .executeTakeFirst()
    if (other === undefined) await this.#setHolding(0)
    return true
  }

  /** The batch, held until the transaction ends. */
  async hold(id: string): Promise<HeldBatchRow | undefined> {
    return this.#update(id)
      .set((of) => ({ state: of.ref('state') }))
      .returningAll()
      .executeTakeFirst()
  }

  async addDecision(row: Omit<HeldDecisionRow, 'scim_server_id' | 'account_id'>): Promise<void> {
    await this.#db
      .insertInto('held_decisions')
      .values({ ...row, ...this.#owner })
      .execute()
  }

  async progress(decisionId: string, done: number, refused: number): Promise<void> {
    await this.#db
      .updateTable('held_decisions')
      .set((of) => ({ done: of('done', '+', done), refused: of('refused', '+', refused) }))
      .where('scim_server_id', '=', this.#owner.scim_server_id)
      .where('id', '=', decisionId)
      .execute()
  }

  async endDecision(decisionId: string, at: string): Promise<void> {
    await this.#db
      .updateTable('held_decisions')
      .set({ done_at: at })
      .where('scim_server_id', '=', this.#owner.scim_server_id)
      .where('id', '=', decisionId)
      .execute()
  }

  /** People who are active now: counted only where a batch may open. */
  async activePeople(): Promise<number> {
    const { rows } = await sql<{ n: number }>`select count(*) as n from resources
      where account_id = ${this.#owner.account_id} and kind = 'User' and active = 1
        and scim_server_id = ${this.#owner.scim_server_id}`.execute(this.#db)
    return Number(rows[0]?.n ?? 0)
  }

  async #setHolding(holding: 0 | 1): Promise<void> {
    await this.#db
      .updateTable('scim_servers')
      .set({ holding })
      .where('account_id', '=', this.#owner.account_id)
      .where('id', '=', this.#owner.scim_server_id)
      .execute()
  }

  #update(id: string) {
    return this.#db
      .updateTable('held_batches')
      .where('scim_server_id', '=', this.#owner.scim_server_id)
      .where('id', '=', id)
  }
}
