/**
 * `npm run faults`: makes things go wrong around a real server, and compares every acknowledged write with what is there
 * afterwards. Owns no fault of its own (those are in `parts/`) and nothing of the server, which it runs as a program.
 */
import { parseArgs } from 'node:util'
import type { Fault, Outcome } from './fault.ts'
import { faults } from './faults.ts'

const usage = `Usage: npm run faults [-- NAME ...] [--short] [--rounds N] [--seed S] [--list]

  npm run faults                    every fault, the long way
  npm run faults -- --short         the set that runs in CI, under five minutes
  npm run faults -- kill --rounds 500 --seed abc`

const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    short: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    seed: { type: 'string', default: Date.now().toString(36) },
  },
})

function chosenFaults(): readonly Fault[] {
  const unknown = names.filter((name) => !faults.some((fault) => fault.name === name))
  if (unknown.length > 0) {
    console.error(`There is no fault ${unknown.join(', ')}. There are: ${faults.map(({ name }) => name).join(', ')}`)
    process.exit(2)
  }
  if (names.length > 0) return faults.filter(({ name }) => names.includes(name))
  return faults.filter(({ shortRounds }) => !options.short || shortRounds > 0)
}

const isTerminal = process.stdout.isTTY

async function runOne(fault: Fault): Promise<boolean> {
  const impossible = fault.impossible?.() ?? null
  if (impossible !== null) {
    console.log(`- ${fault.name.padEnd(18)} not run: ${impossible}`)
    return true
  }
  const rounds = Number(options.rounds ?? (options.short ? fault.shortRounds : fault.longRounds))
  const began = performance.now()
  const say = (now: string) => isTerminal && process.stdout.write(`\r\x1b[K  ${fault.name}: ${now}`)
  say(fault.promise)
  const outcome = await fault
    .run({ seed: options.seed, rounds, say })
    .catch((error: unknown): Outcome => ({ failures: [`the fault could not be made: ${String(error)}`], figures: {} }))
  if (isTerminal) process.stdout.write('\r\x1b[K')
  report(fault, outcome, (performance.now() - began) / 1000)
  return outcome.failures.length === 0
}

function report(fault: Fault, { failures, figures }: Outcome, seconds: number): void {
  const mark = failures.length === 0 ? '✓' : '✗'
  console.log(`${mark} ${fault.name.padEnd(18)} ${fault.promise}  ${seconds.toFixed(1)} s`)
  const shown = Object.entries(figures).map(([name, value]) => `${name} ${value}`)
  console.log(`  ${''.padEnd(18)} ${shown.join(' · ')}`)
  for (const failure of failures.slice(0, 10)) console.log(`  ${''.padEnd(18)} FAILED: ${failure}`)
  if (failures.length > 10) console.log(`  ${''.padEnd(18)} … and ${failures.length - 10} more`)
}

if (options.help) console.log(usage)
else if (options.list) for (const { name, promise } of faults) console.log(`${name.padEnd(18)} ${promise}`)
else {
  console.log(`Seed ${options.seed}`)
  let failed = 0
  const chosen = chosenFaults()
  for (const fault of chosen) if (!(await runOne(fault))) failed++
  console.log(
    failed === 0 ? `All ${chosen.length} passed.` : `${failed} of ${chosen.length} FAILED (seed ${options.seed}).`,
  )
  process.exitCode = failed === 0 ? 0 : 1
}
