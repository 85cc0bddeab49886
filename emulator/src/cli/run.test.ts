import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { RecordingServer } from '../recording-server/index.ts'
import { run } from './run.ts'

let folder: string
let tenantUrl: string
let server: RecordingServer
let lines: string[]
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'))
  server = new RecordingServer()
  tenantUrl = await server.start()
  lines = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
  vi.spyOn(console, 'error').mockImplementation((line: string) => void lines.push(line))
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0)
})
afterEach(async () => {
  vi.restoreAllMocks()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const rehearse = (...words: string[]) => run(['--data', join(folder, 'data'), ...words])
const said = () => lines.splice(0).join('\n')

test('the ten steps by command line, against any SCIM server', async () => {
  writeFileSync(join(folder, 'users.csv'), 'userPrincipalName,displayName\nanna@x.example,Anna\nbo@x.example,Bo\n')
  writeFileSync(join(folder, 'groups.csv'), 'id,displayName,groupType\ng-1,All Users,Security\n')
  writeFileSync(join(folder, 'members.csv'), 'groupId,memberId\ng-1,anna@x.example\ng-1,bo@x.example\n')
  const files = ['users.csv', 'groups.csv', 'members.csv'].map((name) => join(folder, name))
  expect(await rehearse('import', '--replace', ...files)).toBe(0)
  expect(said()).toContain('2 users, 1 groups, 2 memberships')
  expect(await rehearse('configure', '--tenant-url', tenantUrl, '--secret-token', 'abc')).toBe(0)
  expect(await rehearse('test')).toBe(0)
  expect(said()).toContain('The supplied credentials are authorized to enable provisioning.')
  expect(await rehearse('assign', 'anna@x.example')).toBe(0)
  expect(await rehearse('on-demand', 'anna@x.example')).toBe(0)
  expect(said()).toContain('userName: (empty) → anna@x.example')
  expect(await rehearse('assign', 'All Users')).toBe(0)
  expect(await rehearse('start')).toBe(0)
  expect(said()).toContain('2 users and 1 groups are linked')
  expect(await rehearse('random-day')).toBe(0)
  expect(await rehearse('step')).toBe(0)
  expect(await rehearse('compare')).toBe(0)
  expect(said()).toContain('nothing differs')
  expect(await rehearse('--json', 'status')).toBe(0)
  expect(JSON.parse(said())).toMatchObject({ status: 'Active', cycle: { kind: 'incremental', running: false } })
})

test('exit codes and words for what cannot be done', async () => {
  expect(await rehearse('test')).toBe(1)
  expect(said()).toContain('There is no application yet')
  await rehearse('configure', '--tenant-url', tenantUrl, '--secret-token', 'abc')
  server.intercept = () => ({ status: 401, body: {} })
  expect(await rehearse('test')).toBe(1)
  expect(said()).toContain('CredentialValidationFailure')
  expect(await rehearse('on-demand', 'nobody')).toBe(1)
  expect(said()).toContain('There is no user "nobody"')
  expect(await rehearse('import', join(folder, 'missing.csv'))).toBe(1)
  expect(said()).toContain('cannot be read')
  expect(await rehearse('--url', 'http://127.0.0.1:1', 'status')).toBe(1)
  expect(said()).toContain('No rehearsal answers')
  expect(await rehearse('dance')).toBe(2)
  expect(await rehearse('configure')).toBe(2)
})

test('faults by command line: set, seen in the status, cleared', async () => {
  await rehearse('configure', '--tenant-url', tenantUrl, '--secret-token', 'abc')
  said()
  expect(await rehearse('faults')).toBe(0)
  expect(said()).toContain('lostAnswer')
  expect(await rehearse('faults', 'set', 'timeout', '--share', '0.5', '--path', '/Users', '--seed', 'x')).toBe(0)
  expect(await rehearse('faults', 'set', 'serverError', '--status', '503', '--add')).toBe(0)
  expect(said()).toContain('Server error (5xx) on any request: status 503. Happened 0 times.')
  expect(await rehearse('test')).toBe(1)
  said()
  await rehearse('status')
  expect(said()).toContain('Faults are on: Time-out on any request /Users: 50 %; Server error (5xx)')
  expect(await rehearse('faults', 'set', 'timeout', '--share', 'often')).toBe(1)
  expect(await rehearse('faults', 'set', 'meteor')).toBe(1)
  expect(said()).toContain('faults.0.kind')
  expect(await rehearse('faults', 'set', '--help')).toBe(0)
  expect(await rehearse('faults', 'clear')).toBe(0)
  expect(await rehearse('test')).toBe(0)
})
