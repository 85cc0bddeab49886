import { join } from 'node:path'
import { appendEntry } from '../audit/index.ts'
import { type Clock, type Log, type Seal, systemClock } from '../base/index.ts'
import type { Database, ErasureRow } from '../storage/index.ts'
import type { AccountPrivacy, Erasure, Privacy } from './contract.ts'
import { erasePerson, type ListParts } from './erase/erase.ts'
import { replayErasures } from './erase/replay.ts'
import { exportPerson } from './export/export.ts'
import { findByAddress } from './find/person.ts'
import { tombstoneFileName } from './tombstones/file.ts'

export interface PrivacyParts {
  readonly database: Database
  readonly seal: Seal
  /** Where the list of tombstones lies. */
  readonly dataFolder: string
  readonly clock?: Clock
}

/** Opens the room: nothing runs by itself. */
export function openPrivacy({ database, seal, dataFolder, clock = systemClock }: PrivacyParts): Privacy {
  const parts: ListParts = { database, seal, clock, file: join(dataFolder, tombstoneFileName) }
  return {
    account: (accountId) => accountOf(parts, accountId),
    replay: () => replayErasures(parts),
  }
}

function accountOf(parts: ListParts, accountId: string): AccountPrivacy {
  const { database, clock } = parts
  const db = database.read
  return {
    find: (email) => findByAddress(db, accountId, email),
    async export(personId, actor) {
      const now = clock.now()
      const made = await exportPerson(db, accountId, personId, new Date(now).toISOString())
      const entry = {
        accountId,
        action: 'person.export',
        subject: personId,
        words: 'exported everything about a person',
      }
      // No record, no export.
      await database.write((tx) => appendEntry(tx, now, actor, entry))
      return made
    },
    erase: async (personId, actor) => toErasure(await erasePerson(parts, accountId, personId, actor)),
    async erasures() {
      const rows = await db
        .selectFrom('erasures')
        .selectAll()
        .where('account_id', '=', accountId)
        .orderBy('id', 'desc')
        .limit(200)
        .execute()
      return rows.map(toErasure)
    },
  }
}

const toErasure = (row: ErasureRow): Erasure => ({
  id: row.id,
  personId: row.person_id,
  erasedAt: row.erased_at,
  requestedBy: row.requested_by,
  state: row.state,
})

const hour = 60 * 60 * 1000

/** Looks every hour for erasures that were stopped, and for those of other nodes. @returns stops, and waits for what runs */
export function startPrivacy(privacy: Pick<Privacy, 'replay'>, log: Log): () => Promise<unknown> {
  let last: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    last = privacy
      .replay()
      .catch((error: unknown) =>
        log.warn({ err: error }, 'an erasure could not be finished; it goes on in the next round'),
      )
  }, hour).unref()
  return () => {
    clearInterval(timer)
    return last
  }
}
