import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { systemClock } from '../../base/index.ts'
import { openSqlite } from '../../storage/index.ts'
import { defaultSettings } from '../operators/server-settings.ts'
import { openScimSide } from '../scim-directory.ts'

const caller = {
  accountId: 'account',
  scimServerId: 'server',
  tokenId: 'token',
  settings: defaultSettings,
} as const
const call = { requestId: 'request', method: 'GET', path: '/Users', body: null }

it('says when a probe, a sum of reads and the count of a minute could not be written', async () => {
  const database = await openSqlite(mkdtempSync(join(tmpdir(), 'dynasend-reads-')))
  const troubles: unknown[] = []
  const side = openScimSide(database, systemClock, (error) => troubles.push(error))
  await database.close()
  side.scim(caller).recordRead(call, { kind: 'probe', resource: 'User', hits: 0 })
  await side.flush()
  expect(troubles).toHaveLength(3)
})
