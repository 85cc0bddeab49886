import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { suites } from '../suites/index.ts'
import { answering, probing, RecordingScreen } from '../testing/index.ts'
import { runProbe } from './run-probe.ts'

const folder = mkdtempSync(join(tmpdir(), 'probe-'))
const schemas = ['urn:ietf:params:scim:schemas:core:2.0:User']
const anna = { body: { schemas, userName: 'anna@nordwind.example' } }

/** @returns the exit code and what a person would have seen */
async function probe(words: readonly string[], answer: string | null = null) {
  const screen = new RecordingScreen(answer)
  const stops = { stop: new AbortController().signal, stopAtOnce: new AbortController().signal }
  const code = await runProbe(words, suites, screen, stops)
  return { code, printed: screen.printed, complaints: screen.complaints }
}

/** The command line as its users meet it: exit codes, reports, and one line for whatever goes wrong. */
describe('scim-probe', () => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('gives 0 for a good server and writes every report', async () => {
    const { url, server } = await probing()
    const files = ['report.json', 'report.xml', 'report.html'].map((name) => join(folder, name))
    const [json = '', xml = '', html = ''] = files
    const reports = ['--json', json, '--junit', xml, '--html', html]
    const { code, printed } = await probe(['--url', url, '--token', server.token, '--only', 'validator', ...reports])
    expect([code, printed]).toEqual([0, expect.stringContaining('✓ All 24 mandatory checks passed.')])
    expect(printed).not.toContain('\u001B')
    expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({ ok: true, format: 1, counts: { failed: 0 } })
    expect(readFileSync(xml, 'utf8')).toContain('<testsuite name="Microsoft SCIM Validator" tests="32" failures="0"')
    expect(readFileSync(html, 'utf8')).toContain('Create a duplicate User')
    for (const file of files) expect(readFileSync(file, 'utf8')).not.toContain(server.token)
  })

  it('gives 1 when something mandatory fails, and tells it first', async () => {
    const { url, server } = await probing('duplicates-accepted')
    const words = ['--url', url, '--token', server.token, '--only', 'validator']
    const { code, printed } = await probe(words)
    expect(code).toBe(1)
    expect(printed.split('\n')[0]).toBe(
      'FAILED   A second person with the same userName is refused with 409 (mandatory)',
    )
    expect(printed).toContain('Expected: status 409\n         Received: status 201')
    expect(printed).toContain('✗ 1 of 24 mandatory checks failed.')
  })

  it('gives 0 when only a preview line fails', async () => {
    const { url, server } = await probing('delete-twice-is-204')
    const { code, printed } = await probe(['--url', url, '--token', server.token, '--only', 'validator'])
    expect([code, printed]).toEqual([0, expect.stringContaining('FAILED')])
  })

  it.each([
    ['no address', [], 'The address is missing: give the Tenant URL with --url. See --help.'],
    [
      'no token',
      ['--url', 'http://127.0.0.1:9/scim'],
      'The token is missing: give it with --token or --token-file. See --help.',
    ],
    ['no address at all', ['--url', 'scim', '--token', 't'], '"scim" is not an address.'],
    ['another protocol', ['--url', 'ftp://a.example', '--token', 't'], 'must begin with https://'],
    ['plain HTTP', ['--url', 'http://a.example', '--token', 't'], 'To probe it all the same, add --plain-http.'],
    ['nobody there', ['--url', 'http://127.0.0.1:9/scim', '--token', 't'], 'the connection was refused'],
    ['an unknown name', ['--url', 'https://scim.invalid', '--token', 't', '--timeout', '9'], 'Check the spelling'],
    ['an unknown check', ['--only', 'validator.nonsense'], 'There is no check validator.nonsense.'],
    ['an unknown profile', ['--profile', 'google'], 'There are entra, okta, rfc, interop.'],
    ['no number', ['--load', 'long'], 'It must be a whole number from 0 to 3600.'],
    ['an unknown option', ['--nonsense'], "unknown option '--nonsense'"],
    ['a token file that is none', ['--url', 'https://a.example', '--token-file', '/nowhere'], '(ENOENT)'],
    ['a report nowhere', ['--url', 'https://a.example', '--token', 't', '--json', '/no/a.json'], 'cannot be written'],
  ])('gives 2 and one line for %s', async (_what, words, line) => {
    const { code, complaints } = await probe(words)
    expect([code, complaints]).toEqual([2, expect.stringContaining(line)])
    expect(complaints.trim().split('\n')).toHaveLength(1)
  })

  it.each([
    ['a web page', 200, '<!doctype html><title>Sign in</title>', 'answers 200 with a web page instead of a list'],
    ['other JSON', 200, '{"hello":"world"}', 'answers 200 with other JSON instead of a list'],
    ['nothing', 204, '', 'answers 204 with nothing instead of a list'],
    ['another path', 404, 'Not found', 'The Tenant URL is the address directly above /Users.'],
    ['a refused token', 401, '{}', 'The server refuses the token: 401'],
    ['a broken server', 502, 'Bad gateway', 'The server failed: 502'],
  ])('gives 2 and one line for a server with %s', async (_what, status, body, line) => {
    const address = await answering((_request, response) => response.writeHead(status).end(body))
    const { code, complaints } = await probe(['--url', address, '--token', 'secret'])
    expect([code, complaints]).toEqual([2, expect.stringContaining(line)])
    expect(complaints).not.toContain('secret')
  })

  it('gives 2 and one line for TLS that is none', async () => {
    const address = await answering((_request, response) => response.end('{}'))
    const { code, complaints } = await probe(['--url', address.replace('http:', 'https:'), '--token', 't'])
    expect([code, complaints]).toEqual([2, expect.stringContaining('does not speak HTTPS at this address')])
  })

  it('refuses a server with people on it until it is told twice', async () => {
    const { url, server, connection } = await probing()
    await connection.send('POST', '/Users', anna)
    const words = ['--url', url, '--token', server.token, '--only', 'validator.users.filter-nobody']
    const told = [...words, '--i-know-there-are-people']
    const refused = await probe(words, '1')
    expect([refused.code, refused.complaints]).toEqual([2, expect.stringContaining('1 people and 0 groups are on')])
    expect((await probe(told)).complaints).toContain('add --yes 1.')
    expect((await probe([...told, '--yes', '2'])).complaints).toContain('not 2 people')
    expect((await probe([...words, '--yes', '1'])).code).toBe(2)
    const mistyped = await probe(told, 'yes')
    expect([mistyped.code, mistyped.complaints]).toEqual([2, expect.stringContaining('Nothing was sent.')])
    expect((await probe(told, '1')).code).toBe(0)
    expect((await probe([...told, '--yes', '1'])).code).toBe(0)
  })

  it('reads the token from a file, and lists the checks without one', async () => {
    const { url, server } = await probing()
    const file = join(folder, 'token.txt')
    writeFileSync(file, `${server.token}\n`)
    const only = ['--only', 'validator.users.filter-nobody']
    expect((await probe(['--url', url, '--token-file', file, ...only])).code).toBe(0)
    const { code, printed } = await probe(['--list', '--profile', 'entra', '--only', 'validator,onboarding'])
    expect([code, printed]).toEqual([0, expect.stringContaining('57 checks')])
    expect((await probe(['--help'])).printed).toContain('Exit code: 0')
  })
})
