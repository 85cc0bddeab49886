import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StateError } from './state-error.ts'

/** How long a changed document may wait for its write, in milliseconds: short, so that no write holds the pages up. */
const WRITE_DELAY = 50

/**
 * Documents by kind and id, kept in one SQLite file. Changes wait in memory and are written together in one
 * transaction: a crash loses at most the last moment, never half of a change. What is written by itself is on disk at
 * the latest with the next `flush`, which waits for the disk.
 */
export class DocumentStore {
  readonly database: DatabaseSync
  readonly #waiting = new Map<string, { kind: string; id: string; read: (() => unknown) | null }>()
  readonly #beforeCommit: (() => void)[] = []
  #timer: NodeJS.Timeout | null = null
  /** Something was written since the disk was last waited for. */
  #isUnsynced = false

  /** @throws {StateError} when the folder cannot be used, or another process holds it */
  constructor(folder: string) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const file = join(folder, 'rehearsal.sqlite')
      this.database = new DatabaseSync(file)
      this.database.exec('PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL')
      this.database.exec('BEGIN IMMEDIATE; COMMIT')
      chmodSync(file, 0o600)
    } catch (cause) {
      throw StateError.from(folder, cause)
    }
    this.database.exec(
      'CREATE TABLE IF NOT EXISTS document (kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID',
    )
  }

  /** Marks a document as changed; `read` gives its value when the write happens, so many changes cost one write. */
  put(kind: string, id: string, read: () => unknown): void {
    this.#waiting.set(`${kind}\n${id}`, { kind, id, read })
    this.schedule()
  }

  remove(kind: string, id: string): void {
    this.#waiting.set(`${kind}\n${id}`, { kind, id, read: null })
    this.schedule()
  }

  /** Every document of a kind. `T` is what this program wrote before: the file is its own. */
  all<T>(kind: string): T[] {
    const rows = this.database.prepare('SELECT body FROM document WHERE kind = ? ORDER BY id').all(kind)
    return rows.map((row) => JSON.parse(String(row['body'])) as T)
  }

  /** The documents of a kind one after the other: for kinds with many. */
  *each<T>(kind: string): Generator<T> {
    const rows = this.database.prepare('SELECT body FROM document WHERE kind = ?').iterate(kind)
    for (const row of rows) yield JSON.parse(String(row['body'])) as T
  }

  /** Joins rows of another table to the same transaction. */
  onCommit(write: () => void): void {
    this.#beforeCommit.push(write)
  }

  /** Makes sure that a write happens soon. */
  schedule(): void {
    if (this.#timer) return
    this.#timer = setTimeout(() => this.write(), WRITE_DELAY)
    this.#timer.unref()
  }

  /** Writes everything that waits, durable on return. */
  flush(): void {
    const isClean = this.#waiting.size === 0 && !this.#isUnsynced && this.#timer === null
    if (isClean) return
    // SQLite waits for the disk when a commit changes something: with it everything before is on the disk too.
    this.put('flush', 'last', () => ({ at: Date.now() }))
    this.database.exec('PRAGMA synchronous=FULL')
    try {
      this.write()
      this.#isUnsynced = false
    } finally {
      this.database.exec('PRAGMA synchronous=NORMAL')
    }
  }

  /** Writes everything that waits, for whoever reads the file now. */
  write(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    const put = this.database.prepare(
      'INSERT INTO document (kind, id, body) VALUES (?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body',
    )
    const remove = this.database.prepare('DELETE FROM document WHERE kind = ? AND id = ?')
    this.database.exec('BEGIN IMMEDIATE')
    try {
      for (const { kind, id, read } of this.#waiting.values()) {
        if (read) put.run(kind, id, JSON.stringify(read()))
        else remove.run(kind, id)
      }
      for (const write of this.#beforeCommit) write()
      this.database.exec('COMMIT')
    } catch (error) {
      this.database.exec('ROLLBACK')
      throw error
    }
    this.#waiting.clear()
    this.#isUnsynced = true
  }

  close(): void {
    this.flush()
    this.database.close()
  }
}
