import { finalChecks } from '../../admin/index.ts'
import {
  type CloudName,
  type ConnectParts,
  ConnectProblem,
  checkConnection,
  connect,
  defaultChoices,
  planConnect,
  planUndo,
  type RunParts,
  runPartsOf,
  type SignedIn,
  undo,
} from '../../connect/index.ts'
import type { ConnectCall } from './call.ts'
import { checksText, findingsText } from './findings.ts'
import { namesInEntra } from './names.ts'
import { choicesOf } from './options.ts'
import { planText, showProgress } from './progress.ts'
import { type ChosenServer, chosenServer } from './server.ts'
import { signIn } from './sign-in.ts'

const actor = { operatorId: 'command-line', name: 'Command line' }

/** `dynasend connect entra`. @throws {ConnectProblem} */
export async function connectEntra(call: ConnectCall): Promise<void> {
  const { configuration, house, options } = call
  const server = await chosenServer(call.installation, options)
  const parts: ConnectParts = {
    database: house.database,
    clock: { now: () => Date.now() },
    publicUrl: configuration.publicUrl,
    addresses: rehearsal(call),
  }
  const interrupt = new AbortController()
  const stop = (): void => interrupt.abort()
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  try {
    await work(call, parts, server, interrupt.signal)
  } catch (error) {
    throw interrupt.signal.aborted ? interrupted() : error
  } finally {
    process.removeListener('SIGINT', stop)
    process.removeListener('SIGTERM', stop)
  }
}

function rehearsal({ configuration, options }: ConnectCall): ConnectParts['addresses'] {
  const graph = options.graphUrl ?? configuration.graphUrl
  const login = options.loginUrl ?? configuration.loginUrl
  if (graph === null && login === null) return null
  if (graph !== null && login !== null) return { graph, login }
  throw new ConnectProblem({
    code: 'entra-choice',
    message: '--graph-url and --login-url go together.',
    whatToDo: 'Give both, or none for Microsoft itself.',
  })
}

async function work(call: ConnectCall, parts: ConnectParts, server: ChosenServer, signal: AbortSignal): Promise<void> {
  const { options, terminal } = call
  const earlier =
    (await runPartsFor(call, parts, server, nobody, signal, 'global').book.setup())?.choices ?? defaultChoices
  const tokens = await signIn(call, parts, earlier, signal)
  const run = runPartsFor(call, parts, server, tokens, signal, options.cloud ?? earlier.cloud)
  const who = { operator: actor.name, entra: tokens.name ?? '', tenantId: tokens.tenantId ?? '' }
  const print = (json: unknown, text: string): void => terminal.write(options.json ? JSON.stringify(json) : text)
  if (options.check) {
    const findings = await checkConnection(run, earlier)
    return print(findings, findingsText(findings))
  }
  if (options.undo) {
    const lines = options.plan ? await planUndo(run, earlier) : await undo(run, earlier, who)
    const head = options.plan ? 'What would be taken back. Nothing was changed.' : 'Taken back:'
    const text = lines.map(
      ({ words, permission }) => `• ${words}${options.plan ? `\n    permission: ${permission}` : ''}`,
    )
    return print(lines, [lines.length === 0 ? 'There is nothing to take back.' : head, ...text].join('\n'))
  }
  const choices = choicesOf(options, earlier, await namesInEntra(run.graph, options))
  if (options.plan) {
    const plan = await planConnect(run, choices)
    return print(plan, planText(plan))
  }
  const view = await connect(run, choices, who)
  const checks = await finalChecks(server.account, server.accountId, server.id, Date.now())
  print({ ...view, checks }, checks === null ? '' : checksText(checks))
}

function runPartsFor(
  { options, terminal }: ConnectCall,
  parts: ConnectParts,
  { account, accountId, id: scimServerId }: ChosenServer,
  tokens: Pick<SignedIn, 'token' | 'forget'>,
  signal: AbortSignal,
  cloud: CloudName,
): RunParts {
  const onChange = options.plan ? () => undefined : showProgress(terminal)
  const own = { account, accountId, scimServerId, actor, tokens, signal, onChange }
  return runPartsOf(parts, { ...own, cloud })
}

/** Reads the bookkeeping only. */
const nobody: Pick<SignedIn, 'token' | 'forget'> = {
  token: () => Promise.reject(new Error('Nobody has signed in yet.')),
  forget: () => undefined,
}

function interrupted(): ConnectProblem {
  return new ConnectProblem({
    code: 'entra-not-ready',
    message: 'It was interrupted.',
    whatToDo: 'Run the same command again: it goes on where it was. To take back what was made: --undo.',
  })
}
