import type { PostgresPoolClient, PostgresQueryResult } from 'kysely'
import type { Parameter, WriteStatements } from '../contract.ts'
import { postgresError } from './errors.ts'
import { numbered } from './numbered.ts'

/**
 * One write on one connection. Nothing waits for an answer that nobody needs: BEGIN travels with the first statement, what
 * comes `later` with the next one or with COMMIT, so that a write costs one or two journeys to the database.
 */
export class Transaction implements WriteStatements {
  readonly #client: PostgresPoolClient
  readonly #under: Promise<unknown>[] = []
  #begun = false
  #failure: { readonly error: unknown } | null = null

  constructor(client: PostgresPoolClient) {
    this.#client = client
  }

  /** The first statement that failed: those after it only say that the transaction is over. */
  get failure(): { readonly error: unknown } | null {
    return this.#failure
  }

  /** As the driver answers, for Kysely. */
  query<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>> {
    if (!this.#begun) {
      this.#begun = true
      this.#note(this.#client.query('begin', []))
    }
    const answer = this.#client.query<Row>(text, values)
    this.#note(answer)
    return answer
  }

  async ask<Row>(text: string, parameters: readonly Parameter[]): Promise<readonly Row[]> {
    const { rows } = await this.query<Row>(numbered(text), parameters).catch((error: unknown) => {
      throw postgresError(error)
    })
    return rows
  }

  later(text: string, parameters: readonly Parameter[]): void {
    void this.query(numbered(text), parameters)
  }

  /** Resolves when everything is durable. @throws what the first failing statement said */
  async commit(): Promise<void> {
    if (!this.#begun) return
    const commit = this.#client.query('commit', [])
    this.#note(commit)
    await Promise.all(this.#under)
    if (this.#failure !== null) throw this.#failure.error
    if ((await commit).command === 'ROLLBACK') throw new Error('PostgreSQL took a transaction back without saying why.')
  }

  /** Takes everything back. @returns whether the connection is still good */
  async rollBack(): Promise<boolean> {
    if (!this.#begun) return true
    await Promise.all(this.#under)
    return this.#client.query('rollback', []).then(
      () => true,
      () => false,
    )
  }

  #note(answer: Promise<unknown>): void {
    const failed = (error: unknown) => {
      this.#failure ??= { error: postgresError(error) }
    }
    this.#under.push(answer.then(() => undefined, failed))
  }
}
