/** A chain to check and to spoil, as an attacker with the database in hand would. */
import { sql } from 'kysely'
import { createLog, createSeal } from '../../base/index.ts'
import type { Database } from '../../storage/index.ts'
import { type Actor, type AuditParts, appendEntry, openAudit } from '../index.ts'

export const anna: Actor = { operatorId: 'anna', name: 'Anna Berg' }
export const seal = createSeal(Buffer.alloc(32, 7))

export const auditOn = (database: Database, more: Partial<AuditParts> = {}) =>
  openAudit({ database, seal, log: createLog('silent'), ...more })

let accounts = 0
export const newAccount = (): string => `account-${accounts++}`

/** @returns the ids of the rows */
export async function deeds(database: Database, accountId: string, count: number, at = Date.now()): Promise<void> {
  for (let number = 1; number <= count; number++)
    await database.write((tx) =>
      appendEntry(tx, at, anna, { accountId, action: 'test.deed', subject: `s${number}`, words: `did deed ${number}` }),
    )
}

/** Takes the guards away for as long as the work takes: whoever owns the database can. */
export async function unguarded(database: Database, statements: readonly string[]): Promise<void> {
  await database.write(async (tx) => {
    if (database.kind === 'postgres') {
      await sql`set local session_replication_role = replica`.execute(tx)
      for (const statement of statements) await sql.raw(statement).execute(tx)
      return
    }
    const found = await sql<{
      name: string
      sql: string
    }>`select name, sql from sqlite_schema where type = 'trigger'`.execute(tx)
    for (const { name } of found.rows) await sql`drop trigger ${sql.id(name)}`.execute(tx)
    for (const statement of statements) await sql.raw(statement).execute(tx)
    for (const trigger of found.rows) await sql.raw(trigger.sql).execute(tx)
  })
}
