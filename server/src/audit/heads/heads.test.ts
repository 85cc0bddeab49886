import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { verifyChain } from '../chain/verify.ts'
import { auditOn, deeds, newAccount, seal, unguarded } from '../testing/stage.ts'
import { type HeadFile, headText, readHeadFile, readPublicKey } from './document.ts'
import { believedKeys, isSigned } from './keys.ts'

const folder = mkdtempSync(join(tmpdir(), 'dynasend-heads-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const day = 24 * 60 * 60 * 1000

describeDatabases('heads of the audit log', (open) => {
  const check = (accountId: string, file: HeadFile, trusted: string | null = null) =>
    verifyChain(open().database.read, accountId, {
      believed: believedKeys(file.keys, trusted),
      brought: file.heads,
    })

  it('catch a log that was rewritten or cut off together with everything that the database says of it', async () => {
    const { database } = open()
    const [cutOff, rewritten] = [newAccount(), newAccount()]
    for (const account of [cutOff, rewritten]) await deeds(database, account, 5)
    const file = await auditOn(database).head([cutOff, rewritten])
    const written = readHeadFile(JSON.stringify(file), 'head')
    expect([(await check(cutOff, written)).problem, (await check(rewritten, written)).problem]).toEqual([null, null])
    const before = await database.read
      .selectFrom('audit_entries')
      .select('hash')
      .where('account_id', '=', cutOff)
      .where('sequence', '=', 3)
      .executeTakeFirstOrThrow()
    await unguarded(database, [
      `delete from audit_heads where account_id in ('${cutOff}', '${rewritten}')`,
      `delete from audit_entries where account_id = '${cutOff}' and sequence > 3`,
      `update audit_chains set sequence = 3, hash = '${before.hash}' where account_id = '${cutOff}'`,
      `delete from audit_entries where account_id = '${rewritten}'`,
      `delete from audit_chains where account_id = '${rewritten}'`,
    ])
    await deeds(database, rewritten, 5)
    // Without a head from outside both look whole.
    expect((await auditOn(database).chain(cutOff).verify()).problem).toBeNull()
    expect((await auditOn(database).chain(rewritten).verify()).problem).toBeNull()
    expect((await check(cutOff, written)).problem).toMatchObject({ kind: 'truncated', sequence: 4 })
    expect((await check(rewritten, written)).problem).toMatchObject({ kind: 'head', sequence: 5 })
  })

  it('are signed by Ed25519, stay checkable after the key was replaced, and by whoever knows any of the keys', async () => {
    const { database } = open()
    const audit = auditOn(database)
    const accountId = newAccount()
    await deeds(database, accountId, 1)
    const first = await audit.head([accountId])
    const keyId = await audit.rotateKey()
    await audit.rotateKey()
    await deeds(database, accountId, 1)
    const last = await audit.head([accountId])
    expect(last.keys.map((key) => key.keyId)).toContain(keyId)
    const oldest = readPublicKey(first.keys.at(-1)?.publicKey ?? '', 'key')
    for (const trusted of [oldest, last.keys.at(-1)?.publicKey ?? '']) {
      const believed = believedKeys(last.keys, trusted)
      for (const head of [...first.heads, ...last.heads])
        expect(isSigned(believed.get(head.keyId) ?? null, headText(head), head.signature)).toBe(true)
    }
    const forged = last.heads.map((head) => ({ ...head, sequence: 99 }))
    const believed = believedKeys(last.keys, oldest)
    for (const head of forged)
      expect(isSigned(believed.get(head.keyId) ?? null, headText(head), head.signature)).toBe(false)
    const slipped = [...last.keys.slice(0, 1), { ...(last.keys[1] ?? last.keys[0]), publicKey: strangersKey }]
    expect([...believedKeys(slipped as HeadFile['keys'], oldest).values()]).not.toContain(strangersKey)
    // Of a key that was replaced the private half is gone.
    const { value } = await database.read
      .selectFrom('settings')
      .select('value')
      .where('key', '=', 'audit.signing-keys')
      .executeTakeFirstOrThrow()
    const kept = JSON.parse(seal.open(value, 'settings/audit.signing-keys')) as { privateKey: string | null }[]
    expect(kept.map((key) => key.privateKey === null)).toEqual([...kept.slice(1).map(() => true), false])
    expect((await audit.chain('installation').verify()).problem).toBeNull()
  })

  it('are signed once a day by however many nodes, and given out at least once', async () => {
    const { database, openAgain } = open()
    const other = await openAgain()
    const accountId = newAccount()
    await deeds(database, accountId, 1)
    const file = join(folder, `${database.kind}.jsonl`)
    const posted: string[] = []
    let refusals = 1
    const post = async (id: string, body: string) => {
      if (refusals-- > 0) throw new Error('not taken')
      posted.push(`${id} ${body}`)
    }
    let now = Date.now() + day
    const clock = { now: () => now }
    const nodes = [auditOn(database, { file, post, clock }), auditOn(other, { clock })]
    await Promise.all(nodes.map((node) => node.run()))
    await nodes[0]?.run()
    now += day / 2
    await deeds(database, accountId, 1, now)
    await nodes[0]?.run()
    const heads = () =>
      database.read.selectFrom('audit_heads').selectAll().where('account_id', '=', accountId).execute()
    expect((await heads()).map((row) => row.sequence)).toEqual([1])
    expect((await heads()).every((row) => row.streamed_at !== null)).toBe(true)
    now += day
    await nodes[0]?.run()
    expect((await heads()).map((row) => row.sequence).sort()).toEqual([1, 2])
    await other.close()
    const lines = readFileSync(file, 'utf8').trim().split('\n')
    const seen = lines
      .flatMap((line) => readHeadFile(line, 'line').heads)
      .filter((head) => head.accountId === accountId)
    expect(new Set(seen.map((head) => head.sequence)).has(2)).toBe(true)
    expect(posted.some((text) => text.startsWith(`audit-${accountId}-2-`))).toBe(true)
  })
})

const strangersKey = `-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
-----END PUBLIC KEY-----
`
