import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { startOn } from '../../privacy/testing/stage.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'

const program = join(import.meta.dirname, '../dynasend.ts')

describeDatabases('dynasend operators', (open) => {
  const run = async (...given: string[]) => {
    const { dataFolder, databaseUrl } = open()
    const address: Record<string, string> = databaseUrl === null ? {} : { DYNASEND_DATABASE_URL: databaseUrl }
    const env = { PATH: '/usr/bin:/bin', DYNASEND_DATA: dataFolder, ...address }
    const failed = (error: unknown) => error as { stdout: string; stderr: string; code: number }
    return promisify(execFile)(process.execPath, [program, 'operators', ...given], { env }).catch(failed)
  }

  it('lists, invites, signs out and keeps the last owner, beside a running server', async () => {
    const server = await startOn(open())
    const post = (path: string, body: object, cookie = '') =>
      fetch(`${server.url}/api${path}`, {
        method: 'POST',
        headers: { origin: server.url, 'content-type': 'application/json', cookie },
        body: JSON.stringify(body),
      })
    const token = server.firstOwnerLink?.split('token=')[1]
    const email = 'anna@nordwind.example'
    const who = { name: 'Anna Berg', email, password: 'correct horse battery', accountName: 'Nordwind Traders' }
    const cookie = (await post('/setup', { token, ...who })).headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const session = async () => (await fetch(`${server.url}/api/session`, { headers: { cookie } })).status
    expect(JSON.parse((await run('list', '--json')).stdout)).toMatchObject([{ email, role: 'owner' }])
    expect((await run('invite', '--email', 'b@nordwind.example', '--role', 'auditor')).stdout).toContain(
      '/invitation#token=',
    )
    expect(await session()).toBe(200)
    expect((await run('sign-out', '--email', email)).stdout).toContain('signed out')
    expect(await session()).toBe(401)
    const link = await run('reset-password-link', '--email', email, '--json')
    expect(link.stdout).toContain('/sign-in#once=')
    const last = await run('disable', '--email', email)
    expect(last).toMatchObject({ code: 1, stderr: expect.stringContaining('last owner') as string })
    expect(await run('role', '--email', 'nobody@nordwind.example', '--role', 'owner')).toMatchObject({ code: 1 })
    expect(await run('role', '--email', email, '--role', 'king')).toMatchObject({ code: 2 })
    const { items } = await server.house.audit.chain('installation').list({ action: 'session' }, null, 10)
    expect(items.map((row) => row.action)).toContain('session.endAll')
    await server.close()
  })
})
