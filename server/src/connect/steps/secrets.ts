import { GraphFailure } from '../graph/failure.ts'
import { listOf, Secret } from '../graph/shapes.ts'
import { permissions } from '../permissions.ts'
import { ConnectProblem } from '../problem.ts'
import { connectionProblem } from './connection-problem.ts'
import { onceThere } from './replication.ts'
import { sameAddress } from './same-address.ts'
import { jobPath, type Step, type StepContext, synchronizationPath } from './step.ts'

export const secretsStep: Step = {
  id: 'secrets',
  title: 'Tenant URL, Secret Token and scope',
  permission: () => permissions.synchronize,
  async look(context) {
    const words = `Test the connection, then save Tenant URL ${context.target.tenantUrl}, its Secret Token and the scope “${scopeWords(context)}”.`
    if (context.found.jobId === null || !(await isSaved(context))) return { already: false, words }
    return { already: true, words: 'Tenant URL, Secret Token and scope are saved.' }
  },
  async run(context) {
    const { book, graph, target } = context
    const { id, secretToken } = await target.secretToken()
    const credentials = [
      { key: 'BaseAddress', value: target.tenantUrl },
      { key: 'SecretToken', value: secretToken },
    ]
    await testConnection(context, { credentials })
    const entry = { kind: 'secrets', name: `Tenant URL and Secret Token ${id}`, details: { tokenId: id } } as const
    await book.note({ ...entry, state: 'intended' })
    const all = [...credentials, { key: 'SyncAll', value: String(context.choices.scope === 'everyone') }]
    await graph.send('PUT', `${synchronizationPath(context)}/secrets`, { value: all })
    await book.note({ ...entry, state: 'changed' })
    return `Tenant URL, Secret Token and the scope “${scopeWords(context)}” were saved.`
  },
}

export const validateStep: Step = {
  id: 'validate',
  title: 'Test Connection',
  permission: () => permissions.synchronize,
  look: async () => ({ already: false, words: 'Entra calls this server with what was saved.' }),
  async run(context) {
    await testConnection(context, { useSavedCredentials: true })
    return 'Entra reached this server with what was saved.'
  },
}

/** "Test Connection". @throws {ConnectProblem} entra-connection-test in Entra's words and ours */
async function testConnection(context: StepContext, body: object): Promise<void> {
  try {
    const path = `${jobPath(context)}/validateCredentials`
    await onceThere(context, () => context.graph.send('POST', path, body))
  } catch (error) {
    if (error instanceof GraphFailure && error.status === 400) throw connectionProblem(error, context.target.tenantUrl)
    throw error
  }
}

const scopeWords = ({ choices }: StepContext): string =>
  choices.scope === 'everyone' ? 'Sync all users and groups' : 'Sync only assigned users and groups'

/** The token's text is never shown again; which one was saved is in the bookkeeping, and it must still live. */
async function isSaved(context: StepContext): Promise<boolean> {
  const { book, choices, graph, target } = context
  const { value } = await graph.get(`${synchronizationPath(context)}/secrets`, listOf(Secret))
  const valueOf = (key: string) => value.find((one) => one.key === key)?.value ?? null
  if (!sameAddress(valueOf('BaseAddress'), target.tenantUrl)) return false
  if ((valueOf('SyncAll') ?? 'false').toLowerCase() !== String(choices.scope === 'everyone')) return false
  const thing = await book.thing('secrets')
  if (thing?.state === 'changed') return (await target.liveTokens()).includes(String(thing.details['tokenId']))
  return (await book.thing('application'))?.state !== 'made' && (await savedOnesWork(context))
}

/** An adopted application was given its token by somebody else. */
async function savedOnesWork(context: StepContext): Promise<boolean> {
  try {
    await testConnection(context, { useSavedCredentials: true })
    return true
  } catch (error) {
    if (error instanceof ConnectProblem) return false
    if (error instanceof GraphFailure && error.status === 403) return false
    throw error
  }
}
