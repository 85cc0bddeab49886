import type { Command } from 'commander'
import type { FaultsAnswer } from './answers.ts'
import type { ApiClient } from './api-client.ts'
import { CommandError } from './command-error.ts'
import { findApplication } from './find.ts'
import type { Shell } from './shell.ts'

const EXAMPLES = `
Examples:
  rehearsal faults set timeout --share 0.2                      every fifth request times out
  rehearsal faults set lostAnswer --method POST --count 3       three answers to POST are lost: the server has the people
  rehearsal faults set tooManyRequests --retry-after 30 --path /Groups
  rehearsal faults set serverError --status 503 --until 2026-12-24T08:00:00Z
  rehearsal faults set wrongType brokenJson --share 0.05 --add  two more, beside those that are on
  rehearsal faults clear                                        no more trouble

The SCIM server really gets the requests of lostAnswer, wrongType, brokenJson and slow, and does what they ask.
--path covers everything below it; * stands for one segment: /Users/* is every single person.
Times are those of the rehearsal's clock. The same --seed gives the same decisions.`

interface SetOptions {
  method?: string
  path?: string
  share?: number
  count?: number
  from?: string
  until?: string
  status?: number
  retryAfter?: number
  delay?: number
  seed?: string
  add?: true
}

/** Faults between the rehearsal Entra and the SCIM server. */
export function faultCommands(program: Command, shell: Shell): void {
  const faults = program
    .command('faults')
    .description('trouble on the way to the SCIM server: list, set, clear')
    .addHelpText('after', EXAMPLES)
  const withFaults = (work: (client: ApiClient, path: string) => Promise<FaultsAnswer>) =>
    shell.withClient(async (client) => {
      const { id } = await findApplication(client, shell.options.application)
      const answer = await work(client, `/applications/${id}/faults`)
      shell.print(answer, () => faultLines(answer))
      return 0
    })
  faults
    .command('list', { isDefault: true })
    .description('what is on, how often it has happened, and what there is')
    .action(() => withFaults(async (client, path) => (await client.get(path)) as FaultsAnswer))
  faults
    .command('clear')
    .description('end all faults')
    .action(() => withFaults(async (client, path) => (await client.send('DELETE', path)) as FaultsAnswer))
  setCommand(faults).action((kinds: string[], options: SetOptions) =>
    withFaults(async (client, path) => {
      const { add, seed, ...details } = options
      const before = add ? ((await client.get(path)) as FaultsAnswer) : null
      const fresh = kinds.map((kind) => ({ kind, ...details }))
      const body = { seed: seed ?? before?.seed ?? '', faults: [...(before?.faults ?? []), ...fresh] }
      return (await client.send('PUT', path, body)) as FaultsAnswer
    }),
  )
}

function setCommand(faults: Command): Command {
  return faults
    .command('set')
    .description('put faults on; without --add they replace those that are on')
    .argument('<kinds...>', 'timeout, lostAnswer, tooManyRequests, serverError, wrongType, brokenJson, slow, reset')
    .option('--method <method>', 'only GET, POST, PATCH or DELETE')
    .option('--path <path>', 'only this path below the Tenant URL, and what is below it')
    .option('--share <number>', 'how often, from 0 to 1', number, 1)
    .option('--count <number>', 'at most so many times', number)
    .option('--from <time>', 'not before this time')
    .option('--until <time>', 'not after this time')
    .option('--status <number>', 'serverError: the status, 500 to 599', number)
    .option('--retry-after <seconds>', 'tooManyRequests: how long to wait; without it no Retry-After is sent', number)
    .option('--delay <milliseconds>', 'slow: how much later the answer comes', number)
    .option('--seed <text>', 'what decides; the same seed decides the same')
    .option('--add', 'keep the faults that are on')
    .addHelpText('after', EXAMPLES)
}

function number(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || Number.isNaN(value)) throw new CommandError(`"${text}" is not a number.`)
  return value
}

function faultLines({ text, seed, faults, kinds }: FaultsAnswer): string[] {
  if (faults.length === 0) {
    return [text, 'There are:', ...kinds.map(({ kind, description }) => `  ${kind.padEnd(16)} ${description}`)]
  }
  return [
    `Seed ${seed}`,
    ...faults.map((fault) => `  ${fault.text}. Happened ${fault.happened} times${fault.ended ? ', has ended' : ''}.`),
  ]
}
