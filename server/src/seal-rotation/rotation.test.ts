import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { sessionSecret } from '../admin/index.ts'
import { fingerprintOf } from '../backup/index.ts'
import { createSeal, nextSealKey } from '../base/index.ts'
import { actor, callerOf, canaryPerson, newCompany, startOn } from '../privacy/testing/stage.ts'
import { describeDatabases } from '../storage/conformance/databases.ts'
import type { Database } from '../storage/index.ts'
import { rotateSealKey } from './index.ts'

const program = join(import.meta.dirname, '../cli/dynasend.ts')

describeDatabases('a change of the seal key', (open) => {
  const run = async (extra: Record<string, string> = {}) => {
    const { dataFolder, databaseUrl } = open()
    const address: Record<string, string> = databaseUrl === null ? {} : { DYNASEND_DATABASE_URL: databaseUrl }
    const env = { PATH: '/usr/bin:/bin', DYNASEND_DATA: dataFolder, ...address, ...extra }
    const { stdout } = await promisify(execFile)(process.execPath, [program, 'rotate-keys', '--json'], { env })
    return JSON.parse(stdout) as { resealed: number; already: number; unreadable: number }
  }

  it('seals tokens, settings and second factors anew, goes on after a stop, and Entra notices nothing', async () => {
    const { dataFolder } = open()
    const key = () => Buffer.from(readFileSync(join(dataFolder, 'seal.key'), 'utf8').trim(), 'base64')
    const before = await startOn(open())
    const company = await newCompany(before)
    await before.house.audit.head()
    const old = key()
    const factor = await symmetricEncrypt({ key: sessionSecret(old), data: 'JBSWY3DP' })
    const { database } = before.house
    await database.write(async (tx) => {
      await sql`insert into auth_users (id, name, email, "emailVerified", "createdAt", "updatedAt") values ('u', 'U', 'u@x.example', ${database.kind === 'sqlite' ? 0 : false}, ${new Date().toISOString()}, ${new Date().toISOString()})`.execute(
        tx,
      )
      await sql`insert into auth_two_factors (id, secret, "backupCodes", "userId") values ('f', ${factor}, ${factor}, 'u')`.execute(
        tx,
      )
    })
    await before.close()

    // Stopped after the first secret: no server starts, and the command goes on.
    await expect(stopped(open().database, dataFolder, old)).rejects.toThrow('stopped')
    await expect(startOn(open())).rejects.toMatchObject({ code: 'key-rotation' })
    expect(await run()).toMatchObject({ already: 1, unreadable: 0 })
    expect(key().equals(old)).toBe(false)

    const after = await startOn(open())
    expect((await callerOf(after, company)('POST', '/Users', canaryPerson('Afterwards'))).status).toBe(201)
    const account = after.house.installation.account(company.accountId)
    const [server] = await account.scimServers()
    const tokenId = server?.tokens[0]?.id ?? ''
    expect(await account.writes.revealToken(company.scimServerId, tokenId, actor)).toBe(company.token)
    expect((await after.house.audit.chain(company.accountId).verify()).problem).toBeNull()
    const { rows } = await sql<{ secret: string }>`select secret from auth_two_factors`.execute(
      after.house.database.read,
    )
    expect(await symmetricDecrypt({ key: sessionSecret(key()), data: rows[0]?.secret ?? '' })).toBe('JBSWY3DP')
    const { sealed } = await after.house.database.read
      .selectFrom('scim_tokens')
      .select('sealed')
      .where('id', '=', tokenId)
      .executeTakeFirstOrThrow()
    expect(() => createSeal(old).open(sealed, `scim_tokens/${company.scimServerId}/${tokenId}`)).toThrow(
      'cannot be opened',
    )
    await after.close()
  })
})

async function stopped(database: Database, dataFolder: string, from: Buffer): Promise<unknown> {
  let writes = 2
  const write = (work: never) => (writes-- > 0 ? database.write(work) : Promise.reject(new Error('stopped')))
  const parts = { from, to: nextSealKey(dataFolder), fingerprintOf, signInSecretOf: sessionSecret }
  const stopping = { ...database, read: database.read, write } as Database
  return rotateSealKey({ ...parts, database: stopping, settle: async () => undefined, now: Date.now })
}
