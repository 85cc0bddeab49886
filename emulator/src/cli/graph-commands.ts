import type { Command } from 'commander'
import type { DeviceCodeAnswer, GraphFaultsAnswer, RegistrationAnswer } from './answers.ts'
import { CommandError } from './command-error.ts'
import type { Shell } from './shell.ts'
import { bad, good } from './terminal.ts'

/** Commands of the rehearsal's Microsoft Graph: app registrations, device sign-in, faults. */
export function graphCommands(program: Command, shell: Shell): void {
  registrationCommands(program, shell)
  deviceCommand(program, shell)
  faultCommands(program, shell)
}

function registrationCommands(program: Command, shell: Shell): void {
  const registration = program.command('app-registration').description('programs that sign in to Microsoft Graph')
  registration
    .command('create')
    .description('make a program with a secret of its own')
    .requiredOption('--permissions <names...>', 'application permissions, with commas or spaces between')
    .option('--name <text>', 'how it is called', 'Dynasend connect')
    .action((options: { name: string; permissions: string[] }) =>
      shell.withClient(async (client) => {
        const body = { displayName: options.name, permissions: namesOf(options.permissions) }
        const answer = (await client.send('POST', '/app-registrations', body)) as RegistrationAnswer
        shell.print(answer, () => [
          good(`${answer.displayName} was made. The secret is shown this once.`),
          `  Tenant id      ${answer.tenantId ?? ''}`,
          `  Client id      ${answer.clientId}`,
          `  Client secret  ${answer.clientSecret ?? ''}`,
          `  Permissions    ${answer.permissions.join(', ')}`,
        ])
        return 0
      }),
    )
  registration
    .command('list')
    .description('every program and what it may do')
    .action(() =>
      shell.withClient(async (client) => {
        const answer = (await client.get('/app-registrations')) as { items: RegistrationAnswer[] }
        shell.print(answer, () =>
          answer.items.length === 0
            ? ['There are no app registrations. Make one with "rehearsal app-registration create --permissions …".']
            : answer.items.map((one) => `${one.clientId}  ${one.displayName}: ${one.permissions.join(', ')}`),
        )
        return 0
      }),
    )
  registration
    .command('delete')
    .description('take a program away; its tokens live on until they expire')
    .argument('<clientId>')
    .action((clientId: string) =>
      shell.withClient(async (client) => {
        await client.send('DELETE', `/app-registrations/${encodeURIComponent(clientId)}`)
        shell.print({ deleted: clientId }, () => [good('The app registration is gone.')])
        return 0
      }),
    )
}

function deviceCommand(program: Command, shell: Shell): void {
  program
    .command('device-login')
    .description('answer a device code, as the page /devicelogin does (with --url of a rehearsal that runs)')
    .argument('<code>', 'the code that the program showed')
    .option('--as <name>', 'user principal name; without it the rehearsal admin')
    .option('--role <name>', 'directory role of who signs in', 'Global Administrator')
    .option('--decline', 'refuse')
    .action((code: string, options: { as?: string; role: string; decline?: true }) =>
      shell.withClient(async (client) => {
        const path = `/device-codes/${encodeURIComponent(code)}/${options.decline ? 'decline' : 'approve'}`
        const body = options.decline ? {} : { role: options.role, userPrincipalName: options.as ?? null }
        const answer = (await client.send('POST', path, body)) as DeviceCodeAnswer
        const name = answer.userPrincipalName ?? ''
        shell.print(answer, () => [
          answer.state === 'approved' ? good(`${name} signed in as ${answer.role ?? ''}.`) : bad('It was declined.'),
        ])
        return 0
      }),
    )
}

const EXAMPLES = `
Examples:
  rehearsal graph-faults set --replication 20              new objects answer 404 for twenty seconds
  rehearsal graph-faults set --throttle-every 5 --retry-after 2
  rehearsal graph-faults set --without-premium             no Microsoft Entra ID P1
  rehearsal graph-faults set --withhold AppRoleAssignment.ReadWrite.All
  rehearsal graph-faults fail 503 --times 3 --method POST --path "/servicePrincipals/*/start"
  rehearsal graph-faults fail 0 --after --path "*/instantiate"     done, but the answer is lost
  rehearsal graph-faults clear`

interface SetOptions {
  replication?: number
  lists?: number
  logs?: number
  throttleEvery?: number
  retryAfter?: number
  failEvery?: number
  withoutPremium?: true
  withhold?: string[]
  declineConsent?: true
  tokenSeconds?: number
  codeSeconds?: number
  codeInterval?: number
}

function faultCommands(program: Command, shell: Shell): void {
  const faults = program
    .command('graph-faults')
    .description('trouble in Microsoft Graph: list, set, fail, clear')
    .addHelpText('after', EXAMPLES)
  const change = (body: object | null) =>
    shell.withClient(async (client) => {
      const answer = (await (body === null
        ? client.get('/graph-faults')
        : client.send('PUT', '/graph-faults', body))) as GraphFaultsAnswer
      shell.print(answer, () => faultLines(answer))
      return 0
    })
  faults
    .command('list', { isDefault: true })
    .description('what is on')
    .action(() => change(null))
  faults
    .command('clear')
    .description('end all trouble')
    .action(() => change({ reset: true }))
  faults
    .command('set')
    .description('put switches on; the others stay as they are')
    .option('--replication <seconds>', 'new objects answer 404 for so long', whole)
    .option('--lists <seconds>', 'new objects are missing in lists for so long', whole)
    .option('--logs <seconds>', 'the provisioning logs are so late', whole)
    .option('--throttle-every <number>', 'every n-th call is answered with 429', whole)
    .option('--retry-after <seconds>', 'the Retry-After of those', whole)
    .option('--fail-every <number>', 'every n-th call is answered with 503', whole)
    .option('--without-premium', 'the tenant has no Microsoft Entra ID P1')
    .option('--withhold <permissions...>', 'permissions that tokens never get')
    .option('--decline-consent', 'nobody can consent')
    .option('--token-seconds <seconds>', 'how long access tokens live', whole)
    .option('--code-seconds <seconds>', 'how long device codes live', whole)
    .option('--code-interval <seconds>', 'how often a program may ask for its token', whole)
    .action((options: SetOptions) => change(settingsOf(options)))
  failCommand(faults, shell)
}

function failCommand(faults: Command, shell: Shell): void {
  faults
    .command('fail')
    .description('answer the next calls otherwise')
    .argument('<status>', 'the status to answer; 0 breaks the connection', whole)
    .option('--times <number>', 'how many calls', whole, 1)
    .option('--method <method>', 'only this verb', '*')
    .option('--path <path>', 'only this path behind the version; * stands for any text', '*')
    .option('--code <code>', "Graph's error code")
    .option('--message <text>', "Graph's words")
    .option('--retry-after <seconds>', 'send a Retry-After', whole)
    .option('--body <text>', 'this body instead of the usual one')
    .option('--after', 'do what was asked first: only the answer is otherwise')
    .action((status: number, options: { after?: true; [name: string]: unknown }) =>
      shell.withClient(async (client) => {
        const { after, ...rest } = options
        const before = (await client.get('/graph-faults')) as GraphFaultsAnswer
        const fresh = { ...rest, status, when: after ? 'after' : 'instead' }
        const body = { scripted: [...before.scripted, fresh] }
        const answer = (await client.send('PUT', '/graph-faults', body)) as GraphFaultsAnswer
        shell.print(answer, () => faultLines(answer))
        return 0
      }),
    )
}

function settingsOf(options: SetOptions): object {
  const settings = {
    replicationSeconds: options.replication,
    listReplicationSeconds: options.lists,
    logDelaySeconds: options.logs,
    throttleEvery: options.throttleEvery,
    throttleRetryAfter: options.retryAfter,
    failEvery: options.failEvery,
    withoutPremium: options.withoutPremium,
    withheldPermissions: options.withhold && namesOf(options.withhold),
    consentDeclined: options.declineConsent,
    tokenSeconds: options.tokenSeconds,
    deviceCodeSeconds: options.codeSeconds,
    deviceCodeInterval: options.codeInterval,
  }
  if (Object.values(settings).every((value) => value === undefined)) {
    throw new CommandError('Say what to put on. "rehearsal graph-faults --help" lists the switches.')
  }
  return settings
}

function faultLines(faults: GraphFaultsAnswer): string[] {
  const { scripted, ...switches } = faults
  return [
    ...Object.entries(switches).map(([name, value]) => `${name.padEnd(24)}${shown(value)}`),
    ...scripted.map(
      (one) =>
        `next ${one.times} × ${one.method} ${one.path}: ${one.status === 0 ? 'broken connection' : one.status}${one.when === 'after' ? ', after it was done' : ''}`,
    ),
  ]
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ')
  return value === null ? 'none' : String(value)
}

function namesOf(words: readonly string[]): string[] {
  return words.flatMap((word) => word.split(',')).flatMap((word) => (word.trim() === '' ? [] : [word.trim()]))
}

function whole(text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number)) throw new CommandError(`"${text}" is no whole number.`)
  return number
}
