import { readFileSync } from 'node:fs'
import { join } from 'node:path'

function readVersion(): string {
  const text = readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')
  const { version: found } = JSON.parse(text) as { readonly version: string }
  return found
}

/** Of this program, as package.json says. */
export const version = readVersion()
