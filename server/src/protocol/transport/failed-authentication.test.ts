import { expect, it } from 'vitest'
import { createClient } from '../testing/client.ts'
import { describeScim } from '../testing/describe-scim.ts'
import { expectError } from '../testing/expectations.ts'

describeScim('many calls without a valid Secret Token', (scim) => {
  it('are told to wait, while a valid one from the same address always passes', async () => {
    const wrong = createClient(scim().tenantUrl, 'nothing')
    const statuses = new Map<number, number>()
    for (let round = 0; round < 40; round++) {
      const answers = await Promise.all(Array.from({ length: 10 }, () => wrong.get('/Users')))
      for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1)
      expect((await scim().get('/Users')).status).toBe(200)
    }
    expect(Object.fromEntries(statuses)).toEqual({ 401: 300, 429: 100 })
    const refused = await wrong.get('/Users')
    expectError(refused, 429)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  })
})
