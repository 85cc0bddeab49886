import { Command, InvalidArgumentError, Option } from 'commander'
import type { Profile } from '../case.ts'

/** What was asked for on the command line. */
export interface Arguments {
  url?: string
  token?: string
  tokenFile?: string
  tokenEndpoint?: string
  clientId?: string
  clientSecretFile?: string
  list?: true
  only: string[]
  profile: Profile[]
  json?: string
  junit?: string
  html?: string
  /** Seconds of the load step; 0 leaves it out. */
  load: number
  rate: number
  timeout: number
  plainHttp?: true
  iKnowThereArePeople?: true
  yes?: number
  verbose?: true
  color: boolean
}

const profiles = ['entra', 'okta', 'rfc', 'interop'] as const

const help = `
Examples:
  npm run -s probe -- --url https://scim.example/scim --token TOKEN
  npm run -s probe -- --url https://scim.example/scim --token-file token.txt --html report.html
  npm run -s probe -- --list --profile okta
  npm run -s probe -- --url URL --token TOKEN --only validator.users,quirks.07 --load 0

The url is the Tenant URL: /Users and /Groups are directly below it. Probe a server made for it, never the one that your
people use: the probe makes about two hundred people and groups named probe-…, and removes them again, also after Ctrl-C.
A server with people on it is refused unless you say --i-know-there-are-people and confirm their number.

Exit code: 0 nothing mandatory failed · 1 something mandatory failed or could not be tried · 2 wrong use, or no SCIM
server could be reached.`

/**
 * Reads the command line. @param out where help goes @param complain where complaints go
 * @throws {CommanderError} for help, and for what cannot be read
 */
export function readArguments(
  words: readonly string[],
  out: (text: string) => void,
  complain: (text: string) => void,
): Arguments {
  const program = new Command('scim-probe')
    .description('Proves a SCIM 2.0 server against the published lists of Microsoft, Okta and the RFC.')
    .usage('--url URL --token TOKEN [options]')
    .option('--url <url>', 'the Tenant URL')
    .option('--token <token>', 'the Secret Token')
    .option('--token-file <file>', 'read the Secret Token from a file, or with - from standard input')
    .option('--token-endpoint <url>', 'get a token by OAuth client credentials instead')
    .option('--client-id <id>', 'with --token-endpoint')
    .option('--client-secret-file <file>', 'with --token-endpoint')
    .option('--list', 'list the checks instead of running them')
    .addOption(new Option('--only <ids>', 'run checks whose id begins so').argParser(listOf).default([], 'all'))
    .addOption(
      new Option('--profile <names>', `whose behaviour: ${profiles.join(', ')}`)
        .argParser(profilesOf)
        .default([], 'all'),
    )
    .option('--html <file>', 'write one page that can be handed to a customer')
    .option('--json <file>', 'write the report for programs')
    .option('--junit <file>', 'write JUnit XML for a build server')
    .addOption(
      new Option('--load <seconds>', 'how long to put load on, 0 for not').argParser(between(0, 3600)).default(30),
    )
    .addOption(new Option('--rate <number>', 'requests per second of the load').argParser(between(1, 1000)).default(25))
    .addOption(
      new Option('--timeout <seconds>', 'how long to wait for an answer').argParser(between(1, 600)).default(30),
    )
    .option('--plain-http', 'allow http:// to another machine')
    .option('--i-know-there-are-people', 'allow a server with people on it')
    .addOption(new Option('--yes <number>', 'confirm how many people are on it').argParser(between(0, 1e9)))
    .option('--verbose', 'tell what passed and what was skipped, too')
    .option('--no-color', 'without colours')
    .addHelpText('after', help)
    .configureOutput({ writeOut: out, writeErr: complain })
    .allowExcessArguments(false)
    .exitOverride()
  program.parse([...words], { from: 'user' })
  return program.opts<Arguments>()
}

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
}

function profilesOf(text: string): Profile[] {
  return listOf(text).map((one) => {
    const profile = profiles.find((known) => known === one.toLowerCase())
    if (!profile) throw new InvalidArgumentError(`There are ${profiles.join(', ')}.`)
    return profile
  })
}

function between(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text)
    if (text.trim() !== '' && Number.isInteger(number) && number >= least && number <= most) return number
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`)
  }
}
