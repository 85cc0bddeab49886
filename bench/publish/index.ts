/**
 * `npm run bench -- publish`: draws the charts and writes the tables of docs/operate/benchmarks.md anew from the results in
 * bench/results, so that the page never says what was not measured. Called by the bench's door, and by each part that is told
 * to `--publish`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../scripts/programs.ts'
import type { Terminal } from '../../scripts/start/terminal.ts'
import { drawn } from './pages.ts'

export async function publish(_words: string[], terminal: Terminal): Promise<void> {
  for (const { file, content } of drawn((file) => readFileSync(join(root, file), 'utf8'))) {
    writeFileSync(join(root, file), content)
    terminal.line(`Drawn: ${file}`)
  }
}
