/**
 * Owns `npm run check`: format, types, lint, doors, dead code, generated files and house rules, one line each. Owns no
 * test. Called by people and by `.ci/run`; `npm run check -- doors lint` runs a part.
 */
import { availableParallelism } from 'node:os'
import { type Check, checks, type Finding } from './checks.ts'

const wanted = process.argv.slice(2)
const chosen = wanted.length === 0 ? checks : checks.filter(({ name }) => wanted.includes(name))
if (chosen.length === 0) {
  console.error(`There is no such check. There are: ${checks.map(({ name }) => name).join(', ')}`)
  process.exit(2)
}

const colour = process.stdout.isTTY && !process.env['NO_COLOR']
const paint = (code: number, text: string): string => (colour ? `\u001B[${code}m${text}\u001B[0m` : text)
const failures: { check: Check; finding: Finding }[] = []
const queue = [...chosen]

async function work(): Promise<void> {
  for (let check = queue.shift(); check; check = queue.shift()) {
    const started = performance.now()
    const finding = await check.run()
    const seconds = `${((performance.now() - started) / 1000).toFixed(1)} s`
    const mark = finding.ok ? paint(32, '✓') : paint(31, '✗')
    console.log(
      `${mark} ${check.name.padEnd(10)} ${check.promise}${finding.note ? ` (${finding.note})` : ''}  ${paint(2, seconds)}`,
    )
    if (!finding.ok) failures.push({ check, finding })
  }
}

await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work))
for (const { check, finding } of failures) console.log(`\n${paint(31, check.name)}\n${finding.details.trim()}`)
console.log(failures.length === 0 ? '\nAll checks hold.' : `\n${failures.length} of ${chosen.length} checks failed.`)
process.exitCode = failures.length === 0 ? 0 : 1
