import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Files } from '../folder/index.ts'

/** The files below one of the product's own folders: text as text, pictures as bytes, by path in order. */
export function filesBelow(folder: string): Files {
  const found = new Map<string, string | Uint8Array>()
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  for (const entry of entries) {
    const file = join(entry.parentPath, entry.name)
    const path = relative(folder, file).split(sep).join('/')
    found.set(path, /\.(?:png|jpg|gif)$/u.test(path) ? readFileSync(file) : readFileSync(file, 'utf8'))
  }
  return new Map([...found].sort(([one], [other]) => (one < other ? -1 : 1)))
}
