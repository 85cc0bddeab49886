import { expect, it } from 'vitest'
import { createSeal } from '../../base/seal.ts'
import { newSecretToken, readSecretToken } from '../../base/secret-token.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import type { Database } from '../../storage/index.ts'
import { createAuthenticate } from './authenticate.ts'
import { TokenRows } from './token-rows.ts'

describeDatabases('a token that was never given out', (database) => {
  it('is refused before anybody asks the database, when a single character of it is wrong', async () => {
    let asked = 0
    const { statements, ...rest } = database().database
    const counting: Database = {
      ...rest,
      statements: {
        ask: async (text, parameters) => {
          asked++
          return statements.ask(text, parameters)
        },
      },
    }
    const context = { database: counting, seal: createSeal(Buffer.alloc(32)), clock: { now: Date.now } }
    const authenticate = createAuthenticate(context, new TokenRows(counting))
    const { text } = newSecretToken()
    for (let index = 0; index < text.length; index++) {
      const changed = `${text.slice(0, index)}${text[index] === 'a' ? 'b' : 'a'}${text.slice(index + 1)}`
      expect(await authenticate('server', changed)).toBeNull()
    }
    for (const odd of [
      '',
      ' ',
      text.slice(1),
      `${text}a`,
      `${text} `,
      text.toUpperCase(),
      'ß'.repeat(60),
      '\0',
      'x'.repeat(8192),
    ])
      expect(await authenticate('server', odd)).toBeNull()
    expect(asked).toBe(0)
    expect(await authenticate('server', text)).toBeNull()
    expect(asked).toBe(1)
  })
})

it('100,000 tokens are all of the published shape, with a checksum that anybody can verify, and none comes twice', () => {
  const seen = new Set<string>()
  for (let count = 0; count < 100_000; count++) {
    const { text, keyId } = newSecretToken(count % 2 === 0 ? 'scim' : 'client')
    if (!/^dynasend_(?:scim|client)_[0-9A-Za-z]{8}_[0-9A-Za-z]{38}$/u.test(text)) throw new Error(`shape of ${keyId}`)
    if (readSecretToken(text, count % 2 === 0 ? 'scim' : 'client')?.keyId !== keyId)
      throw new Error(`checksum of ${keyId}`)
    seen.add(text)
  }
  expect(seen.size).toBe(100_000)
})
