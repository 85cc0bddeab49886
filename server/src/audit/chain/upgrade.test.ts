import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { auditChain } from '../../storage/migrations/0006-audit-chain.ts'
import { auditOn } from '../testing/stage.ts'

const tables = ['audit_chains', 'audit_entries', 'audit_heads', 'audit_checkpoints', 'retention_settings']

describeDatabases('the upgrade to the audit chain', (open) => {
  it('chains the rows that are there, each account by itself', async () => {
    const { database } = open()
    await database.write(async (tx) => {
      for (const table of tables) await tx.schema.dropTable(table).execute()
      if (database.kind === 'postgres') await sql`drop function audit_refuse, audit_refuse_uncut`.execute(tx)
      for (let number = 0; number < 40; number++) {
        const row = { account_id: `a${number % 2}`, id: `id-${number + 10}`, at: '2026-11-23T00:00:00.000Z' }
        const who = { operator_id: 'o', operator_name: 'Zoë "Ö" Ångström' }
        await tx
          .insertInto('audit')
          .values({ ...row, ...who, action: 'a.b', subject: '', detail: 'did' })
          .execute()
      }
      await auditChain.up(tx)
    })
    const audit = auditOn(database)
    expect(await audit.chains()).toEqual(['a0', 'a1'])
    for (const accountId of ['a0', 'a1'])
      expect(await audit.chain(accountId).verify()).toMatchObject({ rows: 20, first: 1, problem: null })
    expect(await database.read.selectFrom('audit').selectAll().execute()).toEqual([])
    const { items } = await audit.chain('a1').list({}, null, 1)
    expect(items[0]).toMatchObject({ id: 'id-49', operatorName: 'Zoë "Ö" Ångström', words: 'did' })
  })
})
