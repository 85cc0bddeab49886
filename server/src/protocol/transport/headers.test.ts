import { connect } from 'node:net'
import { expect, it } from 'vitest'
import { describeScim } from '../testing/describe-scim.ts'
import { created } from '../testing/expectations.ts'
import { person } from '../testing/samples.ts'

/** The status of one request whose header lines are sent as they are; 0 when the connection is closed without one. */
function statusOf(
  tenantUrl: string,
  lines: readonly string[],
  path = '/Users',
): Promise<{ status: number; text: string }> {
  const { hostname, port, pathname } = new URL(tenantUrl)
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(
        Buffer.from(
          [`GET ${pathname}${path} HTTP/1.1`, 'Host: x', ...lines, 'Connection: close', '', ''].join('\r\n'),
          'latin1',
        ),
      )
    })
    const chunks: Buffer[] = []
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    // Closed while more is still being sent: whatever came before counts.
    socket.on('error', () => undefined)
    socket.on('close', () => {
      const text = Buffer.concat(chunks).toString('utf8')
      resolve({ status: Number(/^HTTP\/1\.1 (\d+)/u.exec(text)?.[1] ?? 0), text })
    })
  })
}

describeScim('The Authorization header', (scim) => {
  it('is read once, whole and in no second way', async () => {
    await created(scim(), '/Users', person('inside@nordwind.example'))
    const { tenantUrl, secretToken: token } = scim()
    const good = `Authorization: Bearer ${token}`
    const cases: readonly (readonly [number, readonly string[], string?])[] = [
      [200, [good]],
      [200, [`authorization: bearer ${token}`]],
      [200, [`AUTHORIZATION:   BEARER   ${token}  `]],
      [401, [good, good]],
      [401, [good, 'Authorization: Bearer wrong']],
      [401, ['Authorization: Bearer wrong', good]],
      [401, [`Authorization: Bearer\t${token}`]],
      [401, [`Authorization: Bearer${token}`]],
      [401, [`Authorization: Bearer ${token}, Bearer ${token}`]],
      [401, [`Authorization: Bearer ${token};x=y`]],
      [401, [`Authorization: Bearer ${token}\xff`]],
      [401, [`Authorization: Basic ${token}`]],
      [401, [`X-Authorization: Bearer ${token}`]],
      [401, [`Proxy-Authorization: Bearer ${token}`]],
      [401, [`Cookie: authorization=Bearer ${token}`]],
      [401, [], `/Users?access_token=${token}`],
      [401, [`Authorization: Bearer ${'x'.repeat(20_000)}`]],
      [431, [`Authorization: Bearer ${'x'.repeat(65_536)}`]],
      [400, [`Authorization: Bearer ${token}\0`]],
      [400, [`Authorization : Bearer ${token}`]],
      [400, [`Authorization: Bearer ${token}`, 'Transfer-Encoding: chunked', 'Content-Length: 5']],
    ]
    for (const [status, lines, path] of cases) {
      const received = await statusOf(tenantUrl, lines, path)
      expect(status === 431 ? [431, 0] : [status], lines.join(' | ').slice(0, 120)).toContain(received.status)
      if (status !== 200) expect(received.text).not.toContain('inside@')
    }
  })
})
