import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../../../scripts/programs.ts'
import type { ClientSecret } from '../../../scripts/start/dashboard-account.ts'

interface Verdict {
  outcome: string
  check: { id: string; column: string }
  expected: string | null
  received: string | null
}

/** What a run of the program left: its exit code, its words, the report for programs and the page for people. */
export interface ProbeRun {
  code: number
  printed: string
  report: { ok: boolean; verdicts: Verdict[]; leftovers: unknown[]; load: { errors: number; tooMany: number } | null }
  /** The address of the page. */
  page: string
  close: () => void
}

/** What the prober signs in with. */
type SignIn = { secretToken: string } | ClientSecret

/** Runs the prober as `npm run probe` starts it. */
export async function probeServer(
  server: { tenantUrl: string } & SignIn,
  more: readonly string[] = [],
): Promise<ProbeRun> {
  const folder = mkdtempSync(join(tmpdir(), 'dynasend-probe-'))
  const [json, html] = [join(folder, 'report.json'), join(folder, 'report.html')]
  const signIn = signInWords(server, join(folder, 'secret.txt'))
  const words = ['--url', server.tenantUrl, ...signIn, '--json', json, '--html', html, ...more]
  const { code, printed } = await new Promise<{ code: number; printed: string }>((done) => {
    const program = join(root, 'emulator/src/probe/cli/main.ts')
    execFile(process.execPath, [program, ...words], { cwd: root }, (error, stdout, stderr) =>
      done({ code: error === null ? 0 : Number(error.code ?? -1), printed: stdout + stderr }),
    )
  })
  const report = JSON.parse(readFileSync(json, 'utf8')) as ProbeRun['report']
  return {
    code,
    printed,
    report,
    page: `file://${html}`,
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function signInWords(by: SignIn, secretFile: string): string[] {
  if ('secretToken' in by) return ['--token', by.secretToken]
  writeFileSync(secretFile, by.clientSecret)
  return ['--token-endpoint', by.tokenEndpoint, '--client-id', by.clientId, '--client-secret-file', secretFile]
}
