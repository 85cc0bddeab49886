import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ScimClient } from '../models/worlds/client.ts'
import { openServers, type TestServers } from '../models/worlds/servers.ts'

const json = 'application/scim+json'
const nested = (open: string, close: string, levels: number): string => `${open.repeat(levels)}1${close.repeat(levels)}`
const bytes = (...parts: readonly (string | number)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([part]))))

/** What is sent to POST /Users, and the statuses that may come back. */
const bodies: readonly (readonly [name: string, body: string | Buffer, type: string, statuses: readonly number[]])[] = [
  ['nothing', '', json, [400]],
  ['white space', ' \r\n\t ', json, [400]],
  ['text', 'userName=anna', json, [400]],
  ['a number', '7', json, [400]],
  ['null', 'null', json, [400]],
  ['a list', '[{"userName":"a"}]', json, [400]],
  ['half an object', '{"userName":"a"', json, [400]],
  ['two objects', '{"userName":"a"}{"userName":"b"}', json, [400]],
  ['a comma too much', '{"userName":"a",}', json, [400]],
  ['NaN', '{"userName":NaN}', json, [400]],
  ['a number without end', `{"userName":"a","x":1e${'9'.repeat(400)}}`, json, [201, 400]],
  ['a form', 'userName=anna', 'application/x-www-form-urlencoded', [415]],
  ['XML', '<user/>', 'application/xml', [415]],
  ['parts', '--x\r\n\r\n--x--', 'multipart/form-data; boundary=x', [415]],
  ['JSON that calls itself text', '{"userName":"as-text"}', 'text/plain', [201]],
  ['JSON of no type', '{"userName":"of-no-type"}', '', [201, 415]],
  ['a type that is none', '{"userName":"odd-type"}', ';;;=', [201, 400, 415]],
  ['a byte order mark', `\uFEFF{"userName":"marked"}`, json, [201, 400]],
  ['UTF-16', Buffer.from('{"userName":"wide"}', 'utf16le'), json, [400]],
  ['invalid UTF-8', bytes('{"userName":"', 0xff, 0xfe, '"}'), json, [400]],
  ['half a character', bytes('{"userName":"', 0xf0, 0x9f, '"}'), json, [400]],
  ['a NUL as it is', bytes('{"userName":"a', 0, 'b"}'), json, [400]],
  ['a NUL as an escape', '{"userName":"a\\u0000b"}', json, [400]],
  ['half a pair', '{"userName":"a\\uD83D"}', json, [400]],
  ['a NUL in a name', '{"userName":"nul-name","a\\u0000b":1}', json, [400]],
  ['the same name twice', '{"userName":"first","userName":"second"}', json, [201]],
  ['the same name in other letters', '{"userName":"third","USERNAME":"fourth"}', json, [201, 400]],
  ['__proto__', '{"userName":"p","__proto__":{"polluted":1}}', json, [400]],
  ['constructor.prototype', '{"userName":"p","constructor":{"prototype":{"polluted":1}}}', json, [400]],
  ['toString', '{"userName":"to-string","toString":{"x":1},"valueOf":"y"}', json, [201, 400]],
  ...[33, 100, 4_000, 100_000].flatMap((levels) => [
    [`${levels} lists deep`, `{"userName":"deep","x":${nested('[', ']', levels)}}`, json, [400]] as const,
    [`${levels} objects deep`, `{"userName":"deep","x":${nested('{"a":', '}', levels)}}`, json, [400]] as const,
  ]),
  ['more than a mebibyte', `{"userName":"${'x'.repeat(1024 * 1024)}"}`, json, [413]],
]

describe('odd bodies', () => {
  let servers: TestServers
  let clients: readonly ScimClient[] = []
  beforeAll(async () => {
    servers = await openServers()
    clients = await Promise.all(servers.all.map((server) => server.directory()))
  })
  afterAll(() => servers.close())

  test.each(bodies)('%s', async (_, body, type, statuses) => {
    for (const client of clients) {
      const reply = await client.send('POST', '/Users', body, { 'content-type': type })
      expect(statuses).toContain(reply.status)
      if (reply.status < 400) continue
      expect(reply.body).toMatchObject({
        schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
        status: String(reply.status),
      })
    }
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  test('a header of 64 kB is refused, and the next request is answered', async () => {
    for (const client of clients) {
      const reply = await client
        .send('GET', '/Users', null, { 'x-long': 'x'.repeat(64 * 1024) })
        .then(({ status }) => status)
        .catch(() => 431)
      expect(reply).toBe(431)
      expect((await client.send('GET', '/Users', null, {})).status).toBe(200)
    }
  })

  test('nobody was made by what was refused', async () => {
    for (const client of clients) {
      const { body } = await client.send('GET', '/Users?count=1000&attributes=userName', null, {})
      const names = JSON.stringify(body)
      for (const refused of ['deep', '"p"', 'wide']) expect(names).not.toContain(refused)
    }
  })
})
