import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RunningServer } from '../../server.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { startTestServer } from '../testing/describe-scim.ts'

describeDatabases('every answer for a browser', (database) => {
  let server: RunningServer
  beforeAll(async () => {
    server = await startTestServer(database())
  })
  afterAll(() => server?.close())

  it.each([
    '/',
    '/users',
    '/api/session',
    '/api/setup',
    '/api/nothing',
    '/api/auth/ok',
    '/livez',
    '/readyz',
    '/nothing.js',
  ])('%s cannot be framed, sniffed, or read by another site', async (path) => {
    const { headers } = await fetch(`${server.url}${path}`, {
      headers: { accept: 'text/html', origin: 'https://evil.example' },
    })
    const policy = headers.get('content-security-policy') ?? ''
    for (const rule of [
      "default-src 'self'",
      "script-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ])
      expect(policy).toContain(rule)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('permissions-policy')).toContain('camera=()')
    expect(headers.get('access-control-allow-origin')).toBeNull()
  })
})
