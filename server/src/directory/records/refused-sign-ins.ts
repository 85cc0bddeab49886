import { sql } from 'kysely'
import type { Clock } from '../../base/index.ts'
import type { Database } from '../../storage/index.ts'

const flushMilliseconds = 5_000
/** Whoever has no token can make up SCIM servers; so many are remembered until they are written. */
const mostWaiting = 100

/**
 * Counts calls that were turned away because of their token, by SCIM server and minute, so that the silence of a caller
 * whose token is wrong can be told from the silence of one who is gone. What names no SCIM server is dropped.
 */
export class RefusedSignIns {
  readonly #database: Database
  readonly #clock: Clock
  readonly #onTrouble: (error: unknown) => void
  #waiting = new Map<string, { readonly scimServerId: string; readonly minute: string; count: number }>()
  #timer: NodeJS.Timeout | null = null

  /** @param onTrouble told when a count could not be written; the call itself was answered */
  constructor(database: Database, clock: Clock, onTrouble: (error: unknown) => void) {
    this.#database = database
    this.#clock = clock
    this.#onTrouble = onTrouble
  }

  count(scimServerId: string): void {
    const minute = `${new Date(this.#clock.now()).toISOString().slice(0, 16)}:00.000Z`
    const key = `${scimServerId} ${minute}`
    const known = this.#waiting.get(key)
    if (known) known.count++
    else if (this.#waiting.size < mostWaiting) this.#waiting.set(key, { scimServerId, minute, count: 1 })
    this.#timer ??= setTimeout(() => void this.flush(), flushMilliseconds).unref()
  }

  async flush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    const counts = [...this.#waiting.values()]
    this.#waiting = new Map()
    if (counts.length === 0) return
    await this.#database
      .write(async (tx) => {
        for (const { scimServerId, minute, count } of counts)
          await sql`
            insert into health_traffic (scim_server_id, minute, account_id, reads, reads_first_at, reads_last_at,
              writes, refused, people_left, people_back, turned_away)
            select id, ${minute}, account_id, 0, '', '', 0, 0, 0, 0, ${count} from scim_servers
            where id = ${scimServerId} and state = 'connected'
            on conflict (scim_server_id, minute) do update
            set turned_away = health_traffic.turned_away + excluded.turned_away`.execute(tx)
      })
      .catch(this.#onTrouble)
  }
}
