import { spawn } from 'node:child_process'
import { delimiter, dirname, join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '..')

/** @returns the path of an installed command line tool */
export function tool(name: string): string {
  return join(root, 'node_modules', '.bin', name)
}

/** Runs a program in the repository's root on this very Node, and collects what it says on both channels. */
export async function run(
  command: string,
  args: readonly string[],
): Promise<{ ok: boolean; output: string; details: string }> {
  const path = `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}`
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, PATH: path, NO_COLOR: '1', FORCE_COLOR: '0' },
  })
  let output = ''
  const keep = (chunk: Buffer): void => {
    output += chunk.toString()
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  return new Promise((done) => {
    child.on('error', (error) => done({ ok: false, output: error.message, details: error.message }))
    child.on('close', (code) => done({ ok: code === 0, output, details: output }))
  })
}

/** @returns the files that git keeps or would keep, relative to the root, with forward slashes */
export async function trackedFiles(): Promise<string[]> {
  const { output } = await run('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate'])
  return output.split('\n').filter((line) => line !== '')
}
