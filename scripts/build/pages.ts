import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../programs.ts'

/** A workspace with pages, and the folders and files that its bundle is made of. */
const bundles = [
  { workspace: 'dashboard', sources: ['src', 'public', 'index.html', 'vite.config.ts', 'package.json'] },
  { workspace: 'emulator', sources: ['pages', 'vite.config.ts', 'package.json'] },
] as const

/**
 * Builds the pages of dashboard and admin center whose sources are not the ones that the present bundle was made of.
 * @throws Error with the bundler's own words
 */
export async function buildPages(tell: (line: string) => void): Promise<void> {
  const stale = bundles.filter(({ workspace, sources }) => builtFrom(workspace) !== fingerprint(workspace, sources))
  if (stale.length === 0) return
  tell(`Building the pages of ${stale.map(({ workspace }) => workspace).join(' and ')} …`)
  await Promise.all(stale.map(build))
}

async function build({ workspace, sources }: (typeof bundles)[number]): Promise<void> {
  const before = fingerprint(workspace, sources)
  const child = spawn(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: join(root, workspace),
    env: { ...process.env, NODE_ENV: 'production' },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`The pages of ${workspace} could not be built.\n${said}`)
  writeFileSync(stamp(workspace), before)
}

function stamp(workspace: string): string {
  return join(root, workspace, 'dist', '.built-from')
}

function builtFrom(workspace: string): string | null {
  return existsSync(stamp(workspace)) ? readFileSync(stamp(workspace), 'utf8') : null
}

function fingerprint(workspace: string, sources: readonly string[]): string {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')))
  for (const source of sources) {
    for (const file of filesUnder(join(root, workspace, source)))
      hash.update(`\n${file.slice(root.length)}\n`).update(readFileSync(file))
  }
  return hash.digest('hex')
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return []
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted()
  } catch {
    return [path]
  }
}
