import { describe, expect, it } from 'vitest'
import { runChecks } from './run.ts'
import { suites } from './suites/index.ts'
import { openConnection, takeCensus } from './target.ts'
import { answering, probing } from './testing/index.ts'

/** Against a real server over HTTP: what a run leaves behind, whatever went wrong in it. */
describe('a run', () => {
  const nobody = { people: 0, groups: 0 }

  it('removes everything that it made', async () => {
    const { connection } = await probing()
    const { verdicts, leftovers } = await runChecks(connection, {
      suites,
      only: ['validator', 'onboarding'],
      load: null,
    })
    expect(verdicts.filter(({ outcome }) => outcome === 'failed')).toEqual([])
    expect(verdicts.length).toBeGreaterThan(50)
    expect([leftovers, await takeCensus(connection)]).toEqual([[], nobody])
  })

  it.each(['patch-missing', 'create-without-body', 'member-filter-ignored', 'empty-list-is-404'] as const)(
    'removes everything, too, from a server where %s',
    async (defect) => {
      const { connection } = await probing(defect)
      const { verdicts, leftovers } = await runChecks(connection, { suites, only: ['validator'], load: null })
      expect(verdicts.some(({ outcome }) => outcome === 'failed')).toBe(true)
      expect([leftovers, await takeCensus(connection)]).toEqual([[], nobody])
    },
  )

  it('names what it could not remove', async () => {
    const { connection } = await probing('delete-disables')
    const only = ['validator.users.filter-existing']
    const { leftovers, mark } = await runChecks(connection, { suites, only, load: null })
    expect(leftovers).toEqual([
      {
        collection: '/Users',
        id: expect.any(String),
        name: expect.stringContaining(mark),
        why: 'DELETE answered 204, and it is still there (200)',
      },
    ])
  })

  it('leaves alone who was there before', async () => {
    const { connection } = await probing()
    const schemas = ['urn:ietf:params:scim:schemas:core:2.0:User']
    const body = { schemas, userName: 'anna@nordwind.example', displayName: 'Anna' }
    const { json } = await connection.send('POST', '/Users', { body })
    await runChecks(connection, { suites, only: ['validator', 'postman'], load: { rate: 50, seconds: 1 } })
    const { id } = json as { id: string }
    expect((await connection.send('GET', `/Users/${id}`)).json).toEqual(json)
    expect(await takeCensus(connection)).toEqual({ people: 1, groups: 0 })
  })

  it('stopped half-way cleans up and says so of the rest', async () => {
    const { connection } = await probing()
    const stop = new AbortController()
    const { verdicts, stopped } = await runChecks(connection, {
      suites,
      only: ['validator'],
      load: { rate: 25, seconds: 30 },
      stop: stop.signal,
      tell: ({ done }) => done === 5 && stop.abort(),
    })
    expect(stopped).toBe(true)
    expect(verdicts.map(({ outcome }) => outcome === 'skipped').indexOf(true)).toBeLessThanOrEqual(6)
    expect(verdicts.at(-1)).toMatchObject({ outcome: 'skipped', reason: 'The run was stopped.', blocked: true })
    expect(await takeCensus(connection)).toEqual(nobody)
  })

  it('puts the server under load and tells what came of it', async () => {
    const { connection } = await probing()
    const { load, verdicts } = await runChecks(connection, {
      suites,
      only: ['load'],
      load: { rate: 100, seconds: 1 },
    })
    expect(load).toMatchObject({ wanted: 100, requests: 100, errors: 0, tooMany: 0 })
    expect(load?.operations.map(({ requests }) => requests).reduce((sum, one) => sum + one)).toBe(100)
    expect(verdicts.map(({ check, outcome }) => [check.id, outcome])).not.toContainEqual([
      'load.requests-per-second',
      'failed',
    ])
    expect(await takeCensus(connection)).toEqual(nobody)
  })

  it('fails the load step where requests fail or are too many', async () => {
    let count = 0
    const address = await answering((request, response) => {
      count += 1
      if (request.method === 'POST') response.statusCode = 201
      else if (request.method === 'DELETE') response.statusCode = 404
      else if (count % 4 === 0) response.statusCode = count % 8 === 0 ? 503 : 429
      response.end(JSON.stringify({ id: `id-${count}`, Resources: [] }))
    })
    const connection = openConnection({ tenantUrl: address, token: 't', timeout: 5000, allowPlainHttp: false })
    const { load, verdicts } = await runChecks(connection, { suites, only: ['load'], load: { rate: 100, seconds: 1 } })
    await connection.close()
    expect(load?.unexpected).toEqual({ 503: load?.errors, 429: load?.tooMany })
    expect([load?.errors, load?.tooMany].every((number) => number !== undefined && number > 5)).toBe(true)
    expect(verdicts).toMatchObject([{ outcome: 'failed', check: { column: 'mandatory' } }])
  })
})
