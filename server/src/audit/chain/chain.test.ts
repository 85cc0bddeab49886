import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { chainStart } from '../../base/index.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { anna, auditOn, deeds, newAccount, unguarded } from '../testing/stage.ts'
import { appendEntry } from './append.ts'

describeDatabases('the audit chain', (open) => {
  const verified = (accountId: string) => auditOn(open().database).chain(accountId).verify()

  it('stands on SHA-256(previous ‖ canonical row), from the first row on', async () => {
    const { database } = open()
    const accountId = newAccount()
    await deeds(database, accountId, 2, Date.UTC(2026, 10, 23))
    const rows = await database.read
      .selectFrom('audit_entries')
      .selectAll()
      .where('account_id', '=', accountId)
      .orderBy('sequence')
      .execute()
    let previous = chainStart
    for (const [index, row] of rows.entries()) {
      const at = '2026-11-23T00:00:00.000Z'
      const words = `did deed ${index + 1}`
      const text = `["dynasend-audit-1","${accountId}",${index + 1},"${row.id}","${at}","anna","Anna Berg","test.deed","s${index + 1}","${words}"]`
      previous = createHash('sha256').update(Buffer.from(previous, 'hex')).update(text).digest('hex')
      expect(row.hash).toBe(previous)
    }
    expect(await verified(accountId)).toMatchObject({ rows: 2, first: 1, last: 2, head: previous, problem: null })
  })

  it('has no gap and no fork with many writers on two nodes, and none from what was taken back', async () => {
    const { database, openAgain } = open()
    const other = await openAgain()
    const accountId = newAccount()
    const write = (node: typeof database, number: number) =>
      node.write(async (tx) => {
        await appendEntry(tx, Date.now(), anna, { accountId, action: 'a', subject: String(number), words: 'did' })
        if (number % 5 === 0) throw new Error('taken back')
      })
    const work = Array.from({ length: 60 }, (_, number) => write(number % 2 === 0 ? database : other, number))
    const outcomes = await Promise.allSettled(work)
    await other.close()
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(48)
    expect(await verified(accountId)).toMatchObject({ rows: 48, last: 48, problem: null })
  })

  it.each([
    ['update audit_entries set detail = detail', 'changed row'],
    ['delete from audit_entries', 'removed row'],
    ['delete from audit_checkpoints', 'removed checkpoint'],
  ])('refuses %s', async (statement) => {
    const { database } = open()
    await deeds(database, newAccount(), 2)
    const cut = { account_id: newAccount(), sequence: 1, hash: '', at: '', rows: 1, key_id: '', signature: '' }
    await database.write((tx) => tx.insertInto('audit_checkpoints').values(cut).execute())
    await expect(database.write((tx) => sql.raw(statement).execute(tx))).rejects.toThrow('append-only')
  })

  const at = (accountId: string, sequence: number) => `account_id = '${accountId}' and sequence = ${sequence}`
  const spoilt: readonly [string, (account: string) => string[], object][] = [
    [
      'an edit',
      (account) => [`update audit_entries set detail = 'did nothing' where ${at(account, 4)}`],
      { kind: 'changed', sequence: 4 },
    ],
    [
      'an edit of who',
      (account) => [`update audit_entries set operator_id = 'bela' where ${at(account, 1)}`],
      { kind: 'changed', sequence: 1 },
    ],
    ['a removal', (account) => [`delete from audit_entries where ${at(account, 3)}`], { kind: 'missing', sequence: 3 }],
    [
      'a removal that closes the gap',
      (account) => [
        `delete from audit_entries where ${at(account, 3)}`,
        ...[4, 5, 6].map((row) => `update audit_entries set sequence = ${row - 1} where ${at(account, row)}`),
        `update audit_chains set sequence = 5 where account_id = '${account}'`,
      ],
      { kind: 'changed', sequence: 3 },
    ],
    [
      'another order',
      (account) => [
        `update audit_entries set sequence = 99 where ${at(account, 2)}`,
        `update audit_entries set sequence = 2 where ${at(account, 5)}`,
        `update audit_entries set sequence = 5 where ${at(account, 99)}`,
      ],
      { kind: 'changed', sequence: 2 },
    ],
    [
      'a row put in between',
      (account) => [
        ...[6, 5, 4].map((row) => `update audit_entries set sequence = ${row + 1} where ${at(account, row)}`),
        `insert into audit_entries select account_id, 4, 'new', at, operator_id, operator_name, action, subject, detail, hash from audit_entries where ${at(account, 3)}`,
        `update audit_chains set sequence = 7 where account_id = '${account}'`,
      ],
      { kind: 'changed', sequence: 4, id: 'new' },
    ],
    [
      'a row put in behind the end',
      (account) => [
        `insert into audit_entries select account_id, 7, 'new', at, operator_id, operator_name, action, subject, detail, hash from audit_entries where ${at(account, 6)}`,
      ],
      { kind: 'inserted', sequence: 7, id: 'new' },
    ],
    [
      'a tail cut off',
      (account) => [`delete from audit_entries where account_id = '${account}' and sequence > 4`],
      { kind: 'truncated', sequence: 5 },
    ],
    [
      'a cut that retention did not make',
      (account) => [
        `insert into audit_checkpoints (account_id, sequence, hash, at, rows, key_id, signature) select account_id, 2, hash, at, 2, 'nobody', 'AAAA' from audit_entries where ${at(account, 2)}`,
        `delete from audit_entries where account_id = '${account}' and sequence <= 2`,
      ],
      { kind: 'cut', sequence: 2 },
    ],
  ]
  it.each(spoilt)('names the first bad row after %s', async (_, statements, problem) => {
    const { database } = open()
    const accountId = newAccount()
    await deeds(database, accountId, 6)
    expect((await verified(accountId)).problem).toBeNull()
    await unguarded(database, statements(accountId))
    expect((await verified(accountId)).problem).toMatchObject(problem)
  })

  it('chains what a node of the version before wrote beside it', async () => {
    const { database } = open()
    const accountId = newAccount()
    await deeds(database, accountId, 1)
    const old = {
      account_id: accountId,
      id: 'old',
      at: '2026-11-23T00:00:00.000Z',
      operator_id: 'o',
      operator_name: 'O',
    }
    await database.write((tx) =>
      tx
        .insertInto('audit')
        .values({ ...old, action: 'account.rename', subject: 'x', detail: 'renamed' })
        .execute(),
    )
    await auditOn(database).run()
    const { items } = await auditOn(database).chain(accountId).list({}, null, 10)
    expect(items.map(({ id, sequence }) => [id, sequence])).toContainEqual(['old', 2])
    expect((await verified(accountId)).problem).toBeNull()
  })
})
