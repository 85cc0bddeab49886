import { afterEach, beforeEach, expect, test } from 'vitest'
import { RecordingServer } from '../recording-server/index.ts'
import { encodeFilter, equals } from './filter.ts'
import { ScimConnection } from './scim-connection.ts'
import { parseTenantUrl } from './tenant-url.ts'
import { Unreachable } from './unreachable.ts'

const server = new RecordingServer()
let tenantUrl: string
beforeEach(async () => {
  tenantUrl = await server.start()
})
afterEach(() => server.stop())

test.each([
  ['ENOTFOUND', 'is not known', 'DNS'],
  ['ECONNREFUSED', 'refused', 'Start the server'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'not trusted', 'public authority'],
  ['CERT_HAS_EXPIRED', 'not trusted', 'certificate'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'not trusted', 'valid for this name'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'does not speak HTTPS', 'http://'],
  ['UND_ERR_HEADERS_TIMEOUT', 'did not answer in time', 'firewall'],
  ['ECONNRESET', 'closed the connection', 'https://'],
  ['SOMETHING_ELSE', 'SOMETHING_ELSE', 'try again'],
])('%s is explained', (code, message, whatToDo) => {
  const cause = new AggregateError([Object.assign(new Error('inner'), { code })])
  const found = Unreachable.from({ method: 'GET', url: 'https://dynasend.example/Users', body: null }, cause)
  expect(found.message).toContain(message)
  expect(found.whatToDo).toContain(whatToDo)
})

test('a server that does not answer ends in a time-out', async () => {
  const connection = new ScimConnection({ tenantUrl, secretToken: 'x', timeout: 100 })
  const listener = server.intercept
  server.intercept = () => ({ status: 200, text: '' })
  await connection.send('GET', '/Users')
  server.intercept = listener
  await connection.close()
  await expect(connection.send('GET', '/Users')).rejects.toThrow(Unreachable)
})

test.each([
  ['+', '%22', '/scim/Users?filter=displayName+eq+%22EDU+All+%26+%2B1%22'],
  ['%20', '%22', '/scim/Users?filter=displayName%20eq%20%22EDU%20All%20%26%20%2B1%22'],
  ['+', '"', '/scim/Users?filter=displayName+eq+"EDU+All+%26+%2B1"'],
] as const)('a filter with %s and %s goes out byte for byte', async (space, quote, expected) => {
  const connection = new ScimConnection({ tenantUrl, secretToken: 'x', encoding: { space, quote } })
  server.requests.length = 0
  const filter = encodeFilter(equals('displayName', 'EDU All & +1'), connection.encoding)
  await connection.send('GET', `/Users?filter=${filter}`)
  await connection.close()
  expect(server.requests.map(({ url }) => url)).toEqual([expected])
})

test.each([
  ['https://host/scim/', '/scim', 'legacy'],
  ['https://host//scim/v2', '/scim/v2', 'legacy'],
  ['https://host/scim/?aadOptscim062020', '/scim', 'compliant'],
  ['https://host/scim?aadOptscim062020=', '/scim', 'compliant'],
  ['http://localhost:8080/scim/v2/x', '/scim/v2/x', 'legacy'],
])('the Tenant URL %s', (text, path, dialect) => {
  expect(parseTenantUrl(text)).toMatchObject({ path, dialect })
})
