import { expect, it } from 'vitest'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { createClient } from '../testing/client.ts'
import { makeScimServer, startTestServer } from '../testing/describe-scim.ts'
import { person } from '../testing/samples.ts'

describeDatabases('A server that stops under load', (database) => {
  it('answers what it took, takes nothing new, and keeps all that it acknowledged', async () => {
    const first = await startTestServer(database())
    const { client } = await makeScimServer(first)
    const acknowledged: string[] = []
    let stopping = false
    const others: (number | string)[] = []
    const worker = async (number: number) => {
      for (let index = 0; index < 50 && others.length < 200; index++) {
        try {
          const { status, body } = await client.post('/Users', person(`w${number}-${index}@nordwind.example`))
          if (status === 201) acknowledged.push(String(body['id']))
          else others.push(status)
        } catch (error) {
          // The listener is closed, or the idle connection was: this call was never taken.
          others.push(error instanceof Error && 'code' in error ? String(error.code) : 'unknown')
        }
        if (acknowledged.length >= 20 && !stopping) {
          stopping = true
          closed = first.close()
        }
      }
    }
    let closed: Promise<void> = Promise.resolve()
    await Promise.all(Array.from({ length: 16 }, (_, number) => worker(number)))
    await closed
    expect(stopping).toBe(true)
    expect(others.filter((other) => ![503, 'ECONNREFUSED', 'ECONNRESET'].includes(other))).toEqual([])
    const second = await startTestServer(database())
    const again = createClient(client.tenantUrl.replace(first.url, second.url), client.secretToken)
    const { body } = await again.get('/Users?count=1000&attributes=id')
    const kept = new Set(Array.isArray(body['Resources']) ? body['Resources'].map((user) => JSON.stringify(user)) : [])
    for (const id of acknowledged) expect([...kept].some((user) => user.includes(id))).toBe(true)
    await second.close()
  })
})
