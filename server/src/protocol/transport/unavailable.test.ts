import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createLog, createSeal } from '../../base/index.ts'
import { UnavailableError } from '../../directory/errors.ts'
import type { Directory } from '../../directory/index.ts'
import { openDirectory } from '../../directory/index.ts'
import { createListener } from '../../http/index.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { addScim } from '../index.ts'

describeDatabases('A storage that cannot answer', (database) => {
  let app: FastifyInstance
  let address = ''
  let authorization = ''
  beforeAll(async () => {
    const log = createLog('silent')
    const opened = openDirectory({ database: database().database, seal: createSeal(Buffer.alloc(32)), log })
    const accountId = await opened.installation.createAccount('A', null)
    const actor = { operatorId: 'tests', name: 'Tests' }
    const { id, secretToken } = await opened.installation.account(accountId).writes.createScimServer('S', {}, actor)
    authorization = `Bearer ${secretToken}`
    address = `/scim/v2/${id}/Users`
    app = createListener({ log, trustedProxies: [] })
    await addScim(app, { directory: failing(opened.directory), publicUrl: 'http://localhost' })
  })
  afterAll(() => app.close())

  it('is 503 with Retry-After, never 401, 404, 409 or 500: those would quarantine the job', async () => {
    for (const call of [
      { method: 'GET' as const, url: `${address}/x` },
      { method: 'POST' as const, url: address, payload: { userName: 'x' } },
    ]) {
      const received = await app.inject({ ...call, headers: { authorization } })
      expect([received.statusCode, received.headers['retry-after'], received.json()]).toEqual([
        503,
        '7',
        expect.objectContaining({ status: '503' }),
      ])
    }
  })
})

/** The same directory, whose storage is away. */
function failing(directory: Directory): Directory {
  const away = async () => {
    throw new UnavailableError('busy', 7)
  }
  return {
    authenticate: (scimServerId, token) => directory.authenticate(scimServerId, token),
    scim(caller) {
      const scim = directory.scim(caller)
      return { ...scim, users: { ...scim.users, get: away, create: away } }
    },
  }
}
