import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../programs.ts'
import type { Finding } from './checks.ts'

/** A lock that names a registry's address installs only where that address answers. */
export async function lockFile(): Promise<Finding> {
  const details: string[] = []
  for (const [index, line] of (await readFile(join(root, 'package-lock.json'), 'utf8')).split('\n').entries()) {
    if (/"resolved": "(https?|git)/u.test(line)) details.push(`package-lock.json:${index + 1}: ${line.trim()}`)
  }
  for (const [index, line] of (await readFile(join(root, '.npmrc'), 'utf8')).split('\n').entries()) {
    if (/registry=|_auth|\/\//u.test(line)) details.push(`.npmrc:${index + 1}: ${line.trim()}`)
  }
  return { ok: details.length === 0, details: details.join('\n') }
}
