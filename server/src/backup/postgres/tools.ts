import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BackupError } from '../backup-error.ts'

/**
 * Gives `work` the address without its password: a command line can be read by every user of the machine. The password goes by a
 * file that only this user can read, and that is gone afterwards.
 * @see https://www.postgresql.org/docs/current/libpq-pgpass.html
 */
export async function withoutPassword<T>(url: string, work: (address: string) => Promise<T>): Promise<T> {
  const address = new URL(url)
  if (address.password === '') return work(url)
  const folder = await mkdtemp(join(tmpdir(), 'dynasend-database-'))
  try {
    const file = join(folder, 'password')
    const password = decodeURIComponent(address.password).replaceAll(/[\\:]/gu, '\\$&')
    await writeFile(file, `*:*:*:*:${password}\n`, { mode: 0o600 })
    address.password = ''
    address.searchParams.set('passfile', file)
    return await work(address.href)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const longestOutput = 16 * 1024 * 1024

/** Runs a program of PostgreSQL. @returns what it wrote @throws {BackupError} with what it complained about */
export function runTool(name: 'pg_dump' | 'pg_restore', choices: readonly string[]): Promise<string> {
  const child = spawn(name, choices, { stdio: ['ignore', 'pipe', 'pipe'] })
  return new Promise((resolve, reject) => {
    let [output, complaint] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (output.length < longestOutput) output += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint = `${complaint}${text}`.slice(0, 2_000)
    })
    child.once('error', () => reject(missing(name)))
    child.once('close', (code) => (code === 0 ? resolve(output) : reject(refused(name, code, complaint))))
  })
}

const missing = (name: string): BackupError =>
  new BackupError(
    'backup-refused',
    `The program ${name} cannot be run. Install the client programs of PostgreSQL, of the server’s version or newer (Debian: postgresql-client), and put them into PATH.`,
  )

function refused(name: string, code: number | null, complaint: string): BackupError {
  const words = complaint.trim().split('\n')[0] ?? ''
  return new BackupError('backup-refused', `${name} ended with ${code}: ${words || 'it did not say why'}`)
}
