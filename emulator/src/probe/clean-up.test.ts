import { describe, expect, it } from 'vitest'
import type { Check, Suite } from './case.ts'
import { runChecks } from './run.ts'
import { openConnection, takeCensus } from './target.ts'
import { answering, probing } from './testing/index.ts'

const schemas = ['urn:ietf:params:scim:schemas:core:2.0:User']

function suiteOf(run: Check['run']): Suite[] {
  const source = { name: 'Test', section: '1', url: 'https://nordwind.example' }
  const check: Check = { id: 'test', title: 'Test', source, column: 'mandatory', consequence: 'Nothing.', run }
  return [{ id: 'test', title: 'Test', profile: 'rfc', checks: [check] }]
}

/** A server in front of another one, which does what is asked and loses the answers to creations. */
async function losing(url: string): Promise<string> {
  const { origin } = new URL(url)
  const address = await answering((request, response) => {
    const { method = 'GET', headers } = request
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', async () => {
      const answer = await fetch(`${origin}${request.url ?? ''}`, {
        method,
        headers: { authorization: headers.authorization ?? '', 'content-type': headers['content-type'] ?? '' },
        body: parts.length > 0 ? Buffer.concat(parts) : null,
      })
      const text = await answer.text()
      if (method === 'POST') response.destroy()
      else response.writeHead(answer.status, { 'content-type': 'application/scim+json' }).end(text)
    })
  })
  return url.replace(origin, address)
}

describe('cleaning up', () => {
  it('finds by its name what was created without an answer', async () => {
    const { url, server, connection } = await probing()
    const settings = { tenantUrl: await losing(url), token: server.token, timeout: 5000, allowPlainHttp: false }
    const lossy = openConnection(settings)
    const { verdicts, leftovers } = await runChecks(lossy, {
      load: null,
      suites: suiteOf(async (context) => void (await context.given.user())),
    })
    await lossy.close()
    expect(verdicts).toMatchObject([{ outcome: 'failed', expected: 'an answer' }])
    expect([leftovers, await takeCensus(connection)]).toEqual([[], { people: 0, groups: 0 }])
  })

  it('takes nobody else for it, where a server ignores filters and gives no ids', async () => {
    const anna = { id: 'anna', userName: 'anna@nordwind.example', schemas }
    const deleted: string[] = []
    const address = await answering(({ method, url }, response) => {
      if (method === 'DELETE') deleted.push(url ?? '')
      response.statusCode = method === 'POST' ? 201 : 200
      response.end(method === 'POST' ? '' : JSON.stringify({ totalResults: 1, Resources: [anna] }))
    })
    const connection = openConnection({ tenantUrl: address, token: 't', timeout: 5000, allowPlainHttp: false })
    await runChecks(connection, {
      load: null,
      suites: suiteOf(async (context) => void (await context.given.user())),
    })
    await connection.close()
    expect(deleted).toEqual([])
  })

  it('goes on after an object that cannot be removed', async () => {
    let count = 0
    const address = await answering(({ method, url }, response) => {
      count += 1
      response.statusCode = method === 'POST' ? 201 : (url ?? '').endsWith('-1') ? 405 : 404
      response.end(method === 'POST' ? JSON.stringify({ id: `id-${count}` }) : '{}')
    })
    const connection = openConnection({ tenantUrl: address, token: 't', timeout: 5000, allowPlainHttp: false })
    const { leftovers } = await runChecks(connection, {
      load: null,
      suites: suiteOf(async (context) => {
        for (let made = 0; made < 3; made += 1) await context.given.user()
      }),
    })
    await connection.close()
    expect(leftovers).toMatchObject([{ collection: '/Users', id: 'id-1', why: 'DELETE answered 405' }])
  })
})
