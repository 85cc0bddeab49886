import { describe, expect, it } from 'vitest'
import type { Check, Suite } from './case.ts'
import { blocked, concern, skip, unmet } from './ending.ts'
import { expectStatus } from './expectations.ts'
import { type Report, runChecks } from './run.ts'
import { openConnection } from './target.ts'
import { answering, probing } from './testing/index.ts'

const source = { name: 'Test', section: '1', url: 'https://nordwind.example' }

function checkOf(id: string, run: Check['run'], more: Partial<Check> = {}): Check {
  return { id, title: id, source, column: 'mandatory', consequence: 'Nothing.', run, ...more }
}

function suiteOf(...checks: Check[]): Suite[] {
  return [{ id: 'test', title: 'Test', profile: 'rfc', checks }]
}

function outcomes({ verdicts }: Report): unknown[] {
  return verdicts.map(({ check, outcome, reason, received }) => [check.id, outcome, reason ?? received])
}

/** Checks of the test's own, against a real server: one that goes wrong takes no other along. */
describe('a check', () => {
  it('ends in one of five ways, and what needs a failed one is skipped', async () => {
    const { connection } = await probing()
    const done = async (): Promise<void> => Promise.resolve()
    const report = await runChecks(connection, {
      load: null,
      suites: suiteOf(
        checkOf('fails', async () => unmet('bread', 'cake')),
        checkOf('warns', async () => concern('bread', 'rye')),
        checkOf('skips', async () => skip('It is Sunday.')),
        checkOf('blocked', async () => blocked('There is no flour.')),
        checkOf('passes', done),
        checkOf('after-failed', done, { needs: ['fails'] }),
        checkOf('after-passed', done, { needs: ['passes'] }),
      ),
    })
    expect(outcomes(report)).toEqual([
      ['fails', 'failed', 'cake'],
      ['warns', 'warning', 'rye'],
      ['skips', 'skipped', 'It is Sunday.'],
      ['blocked', 'skipped', 'There is no flour.'],
      ['passes', 'passed', null],
      ['after-failed', 'skipped', 'It needs fails, which did not pass.'],
      ['after-passed', 'passed', null],
    ])
    expect(report.verdicts.map((verdict) => verdict.blocked)).toEqual([false, false, false, true, false, true, false])
  })

  it('never changes what the probe did not make', async () => {
    const { connection } = await probing()
    const schemas = ['urn:ietf:params:scim:schemas:core:2.0:User']
    const before = await connection.send('POST', '/Users', { body: { schemas, userName: 'anna@nordwind.example' } })
    const { id } = before.json as { id: string }
    const paths = [`/Users/${id}`, `/users/${id}`, `/Users//${id}`, `/Users/%${'61'}`, '/Users', `/Users/${id}/x`]
    const report = await runChecks(connection, {
      load: null,
      suites: suiteOf(
        ...paths.map((path) => checkOf(path, async (context) => void (await context.delete(path)))),
        checkOf('patch', async (context) => void (await context.patch(`/Users/${id}`, {}))),
        checkOf('put', async (context) => void (await context.put(`/Users/${id}?a=b`, {}))),
      ),
    })
    expect(report.verdicts.map(({ outcome, exchanges }) => [outcome, exchanges.length])).toEqual(
      [...paths, 'patch', 'put'].map(() => ['skipped', 0]),
    )
    expect((await connection.send('GET', `/Users/${id}`)).json).toEqual(before.json)
  })

  it('is skipped when what it works on cannot be made', async () => {
    const { connection } = await probing('create-without-body')
    const report = await runChecks(connection, {
      load: null,
      suites: suiteOf(checkOf('needs-a-user', async (context) => void (await context.given.user()))),
    })
    expect(outcomes(report)).toEqual([
      ['needs-a-user', 'skipped', 'The user that this check needs could not be made: the server answered 201.'],
    ])
  })

  it('is given up after its time, and the next one runs', async () => {
    const address = await answering((request, response) => {
      if (request.url !== '/slow') response.end('{}')
    })
    const connection = openConnection({ tenantUrl: address, token: 't', timeout: 60_000, allowPlainHttp: false })
    const report = await runChecks(connection, {
      load: null,
      suites: suiteOf(
        checkOf('slow', async (context) => void (await context.get('/slow')), { timeLimit: 0.2 }),
        checkOf('quick', async (context) => void (await context.get('/quick'))),
      ),
    })
    await connection.close()
    expect(outcomes(report)).toEqual([
      ['slow', 'failed', 'none in time'],
      ['quick', 'passed', null],
    ])
  })

  it('waits for a server that asks for fewer requests', async () => {
    let refusals = 2
    const address = await answering((_request, response) => {
      refusals -= 1
      if (refusals >= 0) response.writeHead(429, { 'retry-after': '0.05' }).end()
      else response.end('{}')
    })
    const connection = openConnection({ tenantUrl: address, token: 't', timeout: 5000, allowPlainHttp: false })
    const { verdicts } = await runChecks(connection, {
      load: null,
      suites: suiteOf(checkOf('patient', async (context) => expectStatus(await context.get('/Users'), 200))),
    })
    await connection.close()
    expect(verdicts[0]).toMatchObject({ outcome: 'passed' })
    expect(verdicts[0]?.exchanges.map(({ status }) => status)).toEqual([429, 429, 200])
  })

  it('shows the token nowhere, also when the server says it back', async () => {
    const token = 'geheim/"+token'
    const address = await answering((request, response) => {
      response.setHeader('x-echo', encodeURIComponent(token))
      response.end(JSON.stringify({ you: request.headers.authorization }))
    })
    const connection = openConnection({ tenantUrl: address, token, timeout: 5000, allowPlainHttp: false })
    const path = `/a?b=${encodeURIComponent(token)}`
    const { verdicts } = await runChecks(connection, {
      load: null,
      suites: suiteOf(checkOf('echo', async (context) => void (await context.send('PUT', '/Users', { text: token })))),
    })
    const asked = await runChecks(connection, {
      load: null,
      suites: suiteOf(checkOf('echo', async (context) => void (await context.get(path)))),
    })
    await connection.close()
    const text = JSON.stringify([verdicts, asked])
    expect(text).toContain('‹token›')
    expect(text).not.toContain('geheim')
  })

  it('is not tried any more once the server is gone', async () => {
    const address = await answering((_request, response) => response.destroy())
    const connection = openConnection({ tenantUrl: address, token: 't', timeout: 5000, allowPlainHttp: false })
    const ask: Check['run'] = async (context) => void (await context.get('/Users'))
    const report = await runChecks(connection, {
      load: { rate: 25, seconds: 1 },
      suites: suiteOf(...['1', '2', '3', '4', '5', '6', '7'].map((id) => checkOf(id, ask))),
    })
    await connection.close()
    expect(report.verdicts.map(({ outcome }) => outcome)).toEqual([
      ...['failed', 'failed', 'failed', 'failed', 'failed', 'skipped', 'skipped'],
    ])
    expect(report.verdicts.at(-1)?.reason).toBe('The server no longer answers.')
    expect(report.load).toBeNull()
  })
})
