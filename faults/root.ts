import { spawnSync } from 'node:child_process'

/** Runs a system command. @throws Error with its own words */
export function system(command: string, ...commands: string[]): string {
  const done = spawnSync(command, commands, { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`${command} ${commands.join(' ')}: ${done.stderr || String(done.error)}`)
  return done.stdout
}

/** Why file systems cannot be made and taken away here; null when they can. */
export function noFileSystems(): string | null {
  if (process.getuid?.() !== 0) return 'it needs root, to mount file systems'
  const missing = ['mount', 'umount', 'mkfs.ext4', 'python3'].filter((name) => !isInstalled(name))
  return missing.length === 0 ? null : `it needs ${missing.join(', ')}`
}

function isInstalled(command: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${command}`]).status === 0
}
