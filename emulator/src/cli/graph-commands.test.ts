import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { publicClientId } from '../graph/identity/index.ts'
import { openGraphStage } from '../graph/testing/graph-stage.ts'
import { run } from './run.ts'

let folder: string
let lines: string[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'graph-cli-'))
  lines = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
  vi.spyOn(console, 'error').mockImplementation((line: string) => void lines.push(line))
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0)
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

const rehearse = (...words: string[]) => run(['--data', folder, ...words])
const said = () => lines.splice(0).join('\n')

test('an app registration is made, listed with its tenant over restarts, and deleted', async () => {
  const create = ['app-registration', 'create', '--permissions', 'AuditLog.Read.All,User.Read.All', 'Group.Create']
  expect(await rehearse('--json', ...create)).toBe(0)
  const made = JSON.parse(said()) as Record<string, string>
  expect(made).toMatchObject({ permissions: ['AuditLog.Read.All', 'User.Read.All', 'Group.Create'] })
  expect(await rehearse('--json', ...create, '--name', 'Second')).toBe(0)
  expect(JSON.parse(said())).toMatchObject({ displayName: 'Second', tenantId: made['tenantId'] })
  expect(await rehearse('app-registration', 'delete', made['clientId'] ?? '')).toBe(0)
  said()
  expect(await rehearse('app-registration', 'list')).toBe(0)
  const listed = said()
  expect(listed).toContain('Second: AuditLog.Read.All')
  expect(listed).not.toContain(made['clientId'])
  expect(await rehearse('app-registration', 'delete', 'nobody')).toBe(1)
  expect(said()).toContain('no app registration with the client id nobody')
  expect(await rehearse('app-registration', 'create')).toBe(2)
})

test('faults are put on, added, listed and cleared', async () => {
  expect(await rehearse('graph-faults', 'set', '--replication', '5', '--without-premium')).toBe(0)
  expect(await rehearse('graph-faults', 'fail', '0', '--after', '--path', '*/instantiate', '--times', '2')).toBe(0)
  expect(await rehearse('graph-faults', 'fail', '429', '--retry-after', '3')).toBe(0)
  said()
  expect(await rehearse('--json', 'graph-faults')).toBe(0)
  expect(JSON.parse(said())).toMatchObject({
    replicationSeconds: 5,
    withoutPremium: true,
    scripted: [
      { path: '*/instantiate', status: 0, times: 2, when: 'after' },
      { path: '*', status: 429, code: 'TooManyRequests', retryAfter: 3, when: 'instead' },
    ],
  })
  expect(await rehearse('graph-faults', 'clear')).toBe(0)
  const cleared = said()
  expect(cleared).toMatch(/^replicationSeconds\s+0$/m)
  expect(cleared).not.toContain('next')
  expect(await rehearse('graph-faults', 'set')).toBe(1)
  expect(await rehearse('graph-faults', 'set', '--lists', 'x')).toBe(1)
  expect(said()).toContain('"x" is no whole number')
})

test('a device code is answered at the rehearsal that runs', async () => {
  const stage = await openGraphStage()
  const start = async () =>
    String(
      (
        await stage.form('/login/common/oauth2/v2.0/devicecode', {
          client_id: publicClientId,
          scope: 'User.Read',
        })
      ).json['user_code'],
    )
  const login = async (...words: string[]) => run(['--url', stage.origin, 'device-login', await start(), ...words])
  expect(await login('--role', 'Reports Reader')).toBe(0)
  expect(said()).toContain('admin@nordwind.example signed in as Reports Reader')
  expect(await login('--decline')).toBe(0)
  expect(said()).toContain('declined')
  expect(await login('--role', 'King')).toBe(1)
  expect(said()).toContain('"King" is no role')
  expect(await login('--as', 'nobody@x.example')).toBe(1)
  expect(said()).toContain('There is no user "nobody@x.example"')
  expect(await rehearse('device-login', 'ABC')).toBe(1)
  await stage.close()
})
