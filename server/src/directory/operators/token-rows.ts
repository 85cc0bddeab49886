import type { Database, ScimServerRow, ScimTokenRow } from '../../storage/index.ts'
import type { ScimServerId } from '../contract.ts'

/** A Secret Token and the SCIM server that it opens. */
export type TokenRow = Pick<ScimServerRow, 'account_id' | 'state' | 'settings' | 'holding'> &
  Pick<ScimTokenRow, 'digest' | 'revoked_at' | 'expires_at'>

const oneToken = `select s.account_id, s.state, s.settings, s.holding, t.digest, t.revoked_at, t.expires_at
  from scim_tokens t join scim_servers s on s.id = t.scim_server_id
  where t.scim_server_id = ? and t.id = ? and t.kind = 'scim'`

/** For so long another node may still answer reads to a token that was revoked. In milliseconds; a second is promised. */
export const keptFor = 500
/** So many are kept at most. */
const most = 10_000

interface Kept {
  readonly row: Promise<TokenRow | undefined>
  readonly until: number
}

/**
 * The token of each call. SQLite is asked each time, which costs next to nothing. A journey to PostgreSQL costs as much as
 * a read itself, so for reads what it says is kept for a moment, and forgotten at once when an operator writes on this node.
 */
export class TokenRows {
  readonly #database: Database
  readonly #now: () => number
  readonly #kept = new Map<string, Kept>()

  /** @param now milliseconds that never go back */
  constructor(database: Database, now: () => number = () => performance.now()) {
    this.#database = database
    this.#now = now
  }

  find(scimServerId: ScimServerId, keyId: string, forReading: boolean): Promise<TokenRow | undefined> {
    if (this.#database.kind === 'sqlite' || !forReading) return this.#ask(scimServerId, keyId)
    const key = `${scimServerId} ${keyId}`
    const now = this.#now()
    const known = this.#kept.get(key)
    if (known !== undefined && now < known.until) return known.row
    const kept = { row: this.#ask(scimServerId, keyId), until: now + keptFor }
    if (this.#kept.size >= most) this.#kept.clear()
    this.#kept.set(key, kept)
    // What names no token is not kept, and neither is a failure.
    const drop = () => void (this.#kept.get(key) === kept && this.#kept.delete(key))
    kept.row.then((row) => row ?? drop(), drop)
    return kept.row
  }

  forget(): void {
    this.#kept.clear()
  }

  async #ask(scimServerId: ScimServerId, keyId: string): Promise<TokenRow | undefined> {
    return (await this.#database.statements.ask<TokenRow>(oneToken, [scimServerId, keyId]))[0]
  }
}

/** The same database for operators: whatever they change, no token is remembered from before. */
export function forgettingTokens(database: Database, tokens: TokenRows): Database {
  return {
    ...database,
    async write(work) {
      try {
        return await database.write(work)
      } finally {
        tokens.forget()
      }
    },
  }
}
