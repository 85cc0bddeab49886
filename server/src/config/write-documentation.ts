/** Writes docs/operate/configuration.md. With `--check` it only says, by its exit code, whether the page is fresh. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { configurationDocumentation } from './documentation.ts'

const file = join(import.meta.dirname, '../../../docs/operate/configuration.md')
const wanted = configurationDocumentation()

function present(): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

if (!process.argv.includes('--check')) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, wanted)
} else if (present() !== wanted) {
  process.stderr.write('docs/operate/configuration.md is stale: run "node server/src/config/write-documentation.ts"\n')
  process.exitCode = 1
}
