import type { ProvisioningLogDetail } from '../engine/log-entry.ts'
import type { DocumentStore } from './document-store.ts'

/** What to look for in the provisioning logs; `before` is a position from `nextCursor`. */
export interface LogQuery {
  applicationId: string
  status?: string
  action?: string
  search?: string
  cycleId?: string
  before?: number
  limit: number
}

/** So many lines are kept of an application: the newest. */
const MOST_LINES = 100_000
/** After so many new lines the oldest are forgotten. */
const PRUNE_EVERY = 2000

/** The provisioning logs, newest first, in the same file as the documents. */
export class LogStore {
  readonly #documents: DocumentStore
  readonly #mostLines: number
  readonly #added = new Map<string, number>()
  #waiting: { applicationId: string; entry: ProvisioningLogDetail }[] = []

  constructor(documents: DocumentStore, mostLines = MOST_LINES) {
    this.#mostLines = mostLines
    this.#documents = documents
    documents.database.exec(`CREATE TABLE IF NOT EXISTS provisioning_log (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, application_id TEXT NOT NULL, at TEXT NOT NULL,
      status TEXT NOT NULL, action TEXT NOT NULL, object_name TEXT NOT NULL, cycle_id TEXT, body TEXT NOT NULL);
      CREATE INDEX IF NOT EXISTS provisioning_log_application ON provisioning_log (application_id, sequence);
      CREATE INDEX IF NOT EXISTS provisioning_log_filters
        ON provisioning_log (application_id, sequence, status, action, cycle_id, object_name)`)
    documents.onCommit(() => this.#write())
  }

  add(applicationId: string, entry: ProvisioningLogDetail): void {
    this.#waiting.push({ applicationId, entry })
    this.#documents.schedule()
  }

  find(query: LogQuery): { items: ProvisioningLogDetail[]; nextCursor: string | null; total: number } {
    this.#documents.write()
    const { where, values } = conditions(query)
    const database = this.#documents.database
    const counted = database.prepare(`SELECT count(*) AS total FROM provisioning_log WHERE ${where}`).get(...values)
    const page = query.before === undefined ? where : `${where} AND sequence < ?`
    const pageValues = query.before === undefined ? values : [...values, query.before]
    const rows = database
      .prepare(`SELECT sequence, body FROM provisioning_log WHERE ${page} ORDER BY sequence DESC LIMIT ?`)
      .all(...pageValues, query.limit + 1)
    const items = rows.slice(0, query.limit)
    return {
      items: items.map((row) => JSON.parse(String(row['body'])) as ProvisioningLogDetail),
      nextCursor: rows.length > query.limit ? String(items.at(-1)?.['sequence']) : null,
      total: Number(counted?.['total'] ?? 0),
    }
  }

  get(applicationId: string, id: string): ProvisioningLogDetail | null {
    this.#documents.write()
    const row = this.#documents.database
      .prepare('SELECT body FROM provisioning_log WHERE application_id = ? AND id = ?')
      .get(applicationId, id)
    return row ? (JSON.parse(String(row['body'])) as ProvisioningLogDetail) : null
  }

  /** Forgets what is older than `before` (ISO time). */
  prune(before: string): void {
    this.#documents.database.prepare('DELETE FROM provisioning_log WHERE at < ?').run(before)
  }

  removeApplication(applicationId: string): void {
    this.#waiting = this.#waiting.filter((waiting) => waiting.applicationId !== applicationId)
    this.#documents.database.prepare('DELETE FROM provisioning_log WHERE application_id = ?').run(applicationId)
  }

  #write(): void {
    const insert = this.#documents.database.prepare(
      'INSERT INTO provisioning_log (id, application_id, at, status, action, object_name, cycle_id, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    )
    const waiting = this.#waiting
    this.#waiting = []
    for (const { applicationId, entry } of waiting) {
      const name = entry.object.displayName.toLowerCase()
      insert.run(
        entry.id,
        applicationId,
        entry.at,
        entry.status,
        entry.action,
        name,
        entry.cycleId,
        JSON.stringify(entry),
      )
      this.#countLine(applicationId)
    }
  }

  #countLine(applicationId: string): void {
    const added = (this.#added.get(applicationId) ?? 0) + 1
    this.#added.set(applicationId, added % PRUNE_EVERY)
    if (added < Math.min(PRUNE_EVERY, this.#mostLines)) return
    this.#documents.database
      .prepare(
        `DELETE FROM provisioning_log WHERE application_id = ?1 AND sequence <= (
          SELECT sequence FROM provisioning_log WHERE application_id = ?1 ORDER BY sequence DESC LIMIT 1 OFFSET ?2)`,
      )
      .run(applicationId, this.#mostLines)
  }
}

function conditions(query: LogQuery): { where: string; values: string[] } {
  const parts: [string, string | undefined][] = [
    ['application_id = ?', query.applicationId],
    ['status = ?', query.status],
    ['action = ?', query.action],
    ['cycle_id = ?', query.cycleId],
    ['instr(object_name, ?) > 0', query.search?.toLowerCase()],
  ]
  const used = parts.filter((part): part is [string, string] => part[1] !== undefined && part[1] !== '')
  return { where: used.map(([condition]) => condition).join(' AND '), values: used.map(([, value]) => value) }
}
