import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const peersFolder = join(import.meta.dirname, '../peers')

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8')) as unknown

/** The version of a peer's package, as bench/peers/package.json pins it. */
export function peerVersion(name: string): string {
  return (read(join(peersFolder, 'package.json')) as Manifest).dependencies[name] ?? 'unknown'
}

/**
 * Installs the peers from their own lock, once; scripts of packages do not run.
 * @returns null, or why they cannot be measured, in words for a person
 */
export function installPeers(): string | null {
  if (installed()) return null
  console.error(
    'Installing the other SCIM servers into bench/peers (about 280 MB, a minute); only the bench uses them …',
  )
  const words = ['ci', '--ignore-scripts', '--omit=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const { status, stderr, error } = spawnSync('npm', words, { cwd: peersFolder, encoding: 'utf8' })
  if (status === 0) return null
  const [said = 'it said nothing'] = [error?.message, ...(stderr ?? '').split('\n')].flatMap((line) =>
    line === undefined || line === '' || line.includes('npm warn') ? [] : [line.replace(/^npm error (code )?/u, '')],
  )
  return `npm could not install them (${said}). Check the network or npm's registry, or leave them out: --only ours,ceiling`
}

function installed(): boolean {
  const { dependencies } = read(join(peersFolder, 'package.json')) as Manifest
  return Object.entries(dependencies).every(([name, version]) => {
    const file = join(peersFolder, 'node_modules', name, 'package.json')
    return existsSync(file) && (read(file) as { version: string }).version === version
  })
}
