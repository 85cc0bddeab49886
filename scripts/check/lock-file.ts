import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Lock, missingFrom } from '../lock/missing.ts'
import { root } from '../programs.ts'
import type { Finding } from './checks.ts'

/** A lock that names a registry's address, or lacks packages of other systems, installs only where it was made. */
export async function lockFile(): Promise<Finding> {
  const text = await readFile(join(root, 'package-lock.json'), 'utf8')
  const peers = await readFile(join(root, 'bench/peers/package-lock.json'), 'utf8')
  const settings = await readFile(join(root, '.npmrc'), 'utf8')
  const missing = [...missingFrom(JSON.parse(text) as Lock).keys()]
  const details = [
    ...linesThat(/"resolved": "(https?|git)/u, 'package-lock.json', text),
    ...linesThat(/"resolved": "(https?|git)/u, 'bench/peers/package-lock.json', peers),
    ...linesThat(/registry=|_auth|\/\//u, '.npmrc', settings),
    ...missing.map((path) => `package-lock.json lacks ${path}; run: npm run lock`),
  ]
  return { ok: details.length === 0, details: details.join('\n') }
}

function linesThat(pattern: RegExp, file: string, text: string): string[] {
  return text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : []))
}
