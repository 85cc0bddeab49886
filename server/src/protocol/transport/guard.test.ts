import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { bearerToken, tooManyFailures, unauthenticated } from '../authentication.ts'

function tokenOf(...rawHeaders: string[]): string {
  const request = new IncomingMessage(new Socket())
  request.rawHeaders.push(...rawHeaders)
  return bearerToken(request)
}

describe('the token of a request', () => {
  it.each<[title: string, headers: string[], token: string]>([
    ['one header', ['Authorization', 'Bearer abc'], 'abc'],
    ['names and scheme in any case', ['aUTHORIZATION', 'bEARER abc'], 'abc'],
    ['other headers around it', ['host', 'x', 'authorization', 'Bearer abc', 'accept', '*/*'], 'abc'],
    ['white space around it', ['authorization', 'Bearer  \tabc '], 'abc'],
    ['a value that is the name of a header', ['x', 'authorization', 'authorization', 'Bearer abc'], 'abc'],
    ['none', ['host', 'x'], ''],
    ['nothing at all', [], ''],
    ['a name without a value', ['authorization'], ''],
    ['an empty one', ['authorization', ''], ''],
    ['the scheme alone', ['authorization', 'Bearer'], ''],
    ['the scheme and a space', ['authorization', 'Bearer '], ''],
    ['another scheme', ['authorization', 'Basic abc'], ''],
    ['no space behind the scheme', ['authorization', 'Bearer\tabc'], ''],
    ['a longer scheme', ['authorization', 'Bearers abc'], ''],
    ['two of them', ['authorization', 'Bearer abc', 'Authorization', 'Bearer abc'], ''],
    ['an empty second', ['authorization', 'Bearer abc', 'authorization', ''], ''],
    ['an empty first', ['authorization', '', 'authorization', 'Bearer abc'], ''],
    ['8,192 characters', ['authorization', `Bearer ${'a'.repeat(8192)}`], 'a'.repeat(8192)],
    ['one more than that', ['authorization', `Bearer ${'a'.repeat(8193)}`], ''],
  ])('%s', (_, headers, token) => {
    expect(tokenOf(...headers)).toBe(token)
  })
})

describe('a refusal', () => {
  it('is the same for every reason, and says what to do', () => {
    expect(unauthenticated()).toBe(unauthenticated())
    expect(unauthenticated()).toMatchObject({ status: 401, headers: { 'www-authenticate': 'Bearer realm="scim"' } })
    expect(JSON.parse(unauthenticated().body ?? '')).toEqual({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: '401',
      detail: expect.stringMatching(/Secret Token/u),
    })
  })

  it('that asks for patience says for how long', () => {
    const answer = tooManyFailures(17)
    expect(answer).toMatchObject({ status: 429, headers: { 'retry-after': '17' } })
    expect(JSON.parse(answer.body ?? '')).toMatchObject({
      status: '429',
      detail: expect.stringMatching(/17 seconds/u),
    })
  })
})
