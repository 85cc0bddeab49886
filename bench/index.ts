/**
 * `npm run bench`: how fast Dynasend is, beside other SCIM servers and a bare `node:http` server, under Entra's mix, beside a
 * noisy neighbour, as the directory grows, and how soon and how fast signatures are made. Owns no assertion of the product: it measures, and says when an answer was wrong.
 */
import { openTerminal, type Terminal } from '../scripts/start/terminal.ts'
import { compare } from './compare/index.ts'
import { firstCycles } from './first-cycle/index.ts'
import { growth } from './growth/index.ts'
import { memberships } from './memberships/index.ts'
import { mix } from './mix/index.ts'
import { neighbour } from './neighbour/index.ts'
import { publish } from './publish/index.ts'
import { moveLoadAway } from './servers/cores.ts'
import { signatures } from './signatures/index.ts'

interface Part {
  readonly name: string
  readonly promise: string
  run(words: string[], terminal: Terminal): Promise<void>
}

const parts: readonly Part[] = [
  { name: 'compare', promise: 'the same work against every server (also without a name)', run: compare },
  { name: 'mix', promise: "Entra's mix by the clock, ten tenants, and four times as much", run: mix },
  { name: 'neighbour', promise: 'a tenant beside a noisy one', run: neighbour },
  { name: 'growth', promise: 'the same work with 1,000 to 500,000 people', run: growth },
  {
    name: 'signatures',
    promise: 'signatures a second, a dry run over everybody, how soon a change is in',
    run: signatures,
  },
  { name: 'first-cycle', promise: 'a first provisioning cycle from the rehearsal Entra', run: firstCycles },
  { name: 'publish', promise: 'draw the page and its charts from bench/results', run: publish },
  { name: 'memberships', promise: 'single memberships of a huge group', run: memberships },
]

const usage = `Usage: npm run bench [-- PART] [options]

${parts.map(({ name, promise }) => `  ${name.padEnd(12)} ${promise}`).join('\n')}

  npm run bench                                     all servers, about 13 minutes
  npm run bench -- mix --seconds 300                both databases, about 22 minutes
  npm run bench -- neighbour                        about 5 minutes
  npm run bench -- signatures                       50,000 people, about 10 minutes
  npm run bench -- growth                           1,000 to 100,000 people, about 10 minutes
  npm run bench -- growth --sizes 1000,10000,100000,500000      about 20 minutes
  … --publish                                       keep the figures in bench/results and draw docs/operate/benchmarks.md
  npm run bench -- --list                           their names
  npm run bench -- --only ours,polis-mem --quick    some of them, briefly`

const [first = '', ...rest] = process.argv.slice(2)
const named = parts.find(({ name }) => name === first)
const terminal = openTerminal()
if (first === '--help' || (named === undefined && first !== '' && !first.startsWith('-'))) {
  terminal.line(usage)
  process.exit(first === '--help' ? 0 : 2)
}
process.once('SIGINT', () => process.exit(130)).once('SIGTERM', () => process.exit(143))
try {
  moveLoadAway()
  const part = named ?? parts[0]
  await part?.run(named ? rest : process.argv.slice(2), terminal)
} catch (error) {
  terminal.line(`\n${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}
