import type { AccountDirectory } from '../../directory/operator-contract.ts'
import { checkConnection } from '../check.ts'
import { type Choices, defaultChoices } from '../choices.ts'
import type { ConnectView, ServerConnect } from '../contract.ts'
import { createGraphClient } from '../graph/client.ts'
import { scopesFor } from '../permissions.ts'
import { ConnectProblem } from '../problem.ts'
import type { Who } from '../records/book.ts'
import { readSetup } from '../records/setup.ts'
import { readThings } from '../records/things.ts'
import { connect, planConnect } from '../run/engine.ts'
import type { RunParts } from '../run/parts.ts'
import { planUndo, undo } from '../run/undo.ts'
import { publicClientId } from '../sign-in/device-code.ts'
import type { SignedIn } from '../sign-in/held-token.ts'
import { addressesOf, type ConnectParts, runPartsOf } from '../work.ts'
import { findGroups, findPeople } from './directory-search.ts'
import { Session, type SessionView, type WorkKind } from './session.ts'

/** Where the session of each SCIM server is kept. */
export interface Sessions {
  get(): Session | null
  set(session: Session | null): Promise<void>
}

export function openServerConnect(
  parts: ConnectParts,
  owner: { readonly account: AccountDirectory; readonly accountId: string; readonly scimServerId: string },
  sessions: Sessions,
): ServerConnect {
  const { scimServerId } = owner
  const signedIn = (): { session: Session; tokens: SignedIn } => {
    const session = sessions.get()
    const tokens = session?.tokens ?? null
    if (session === null || tokens === null || session.view.phase === 'ended') throw signInFirst()
    return { session, tokens }
  }
  const graph = () => {
    const { session, tokens } = signedIn()
    const address = addressesOf(parts, session.view.cloud).graph
    return createGraphClient({ address, tokens, signal: session.signal, attempts: 3 })
  }
  const begin = (kind: WorkKind, work: (run: RunParts, who: Who) => Promise<Partial<SessionView>>): void => {
    const { session, tokens } = signedIn()
    if (session.view.phase === 'working') throw alreadyWorking()
    const { actor, signal } = session
    const { cloud } = session.view
    const onChange: RunParts['onChange'] = (run) => session.change({ run })
    const run = runPartsOf(parts, { ...owner, actor, cloud, tokens, signal, onChange })
    const who = { operator: actor.name, entra: tokens.name ?? '', tenantId: tokens.tenantId ?? '' }
    session.work(kind, () => work(run, who))
  }
  const keptChoices = async (): Promise<Choices> =>
    (await readSetup(parts.database.read, scimServerId))?.choices ?? defaultChoices
  return {
    view: async () => viewOf(parts, scimServerId, sessions.get()),
    async signIn({ purpose, cloud, tenant, makesGroup }, actor) {
      const session = new Session(actor, purpose, cloud, () => parts.clock.now())
      await sessions.set(session)
      const { graph: address, login } = addressesOf(parts, cloud)
      const scopes = scopesFor(purpose, { scope: 'groups', makeAllUsers: makesGroup })
      const wish = { login, tenant: tenant || 'organizations', clientId: publicClientId }
      try {
        await session.begin({ ...wish, scopes: scopes.map((name) => `${address}/${name}`) })
      } catch (error) {
        await sessions.set(null)
        throw error
      }
    },
    signOut: async () => sessions.set(null),
    people: async (search) => findPeople(graph(), search),
    groups: async (search) => findGroups(graph(), search),
    plan: async (choices) => begin('plan', async (run) => ({ run: await planConnect(run, choices) })),
    connect: async (choices) => begin('connect', async (run, who) => ({ run: await connect(run, choices, who) })),
    async check() {
      const choices = await keptChoices()
      begin('check', async (run) => ({ findings: await checkConnection(run, choices) }))
    },
    async planUndo() {
      const choices = await keptChoices()
      begin('planUndo', async (run) => ({ undo: await planUndo(run, choices) }))
    },
    async undo() {
      const choices = await keptChoices()
      begin('undo', async (run, who) => ({ undo: await undo(run, choices, who), run: null }))
    },
  }
}

async function viewOf(parts: ConnectParts, scimServerId: string, session: Session | null): Promise<ConnectView> {
  const found = await readSetup(parts.database.read, scimServerId)
  const things = await readThings(parts.database.read, scimServerId)
  const isRehearsal = parts.addresses !== null
  const view = session?.view ?? null
  if (found === null) return { setup: null, things, isInterrupted: false, session: view, isRehearsal }
  const { runner: _runner, runnerUntil, ...setup } = found
  const isHeld = runnerUntil > new Date(parts.clock.now()).toISOString()
  const isUnderWay = setup.state === 'running' || setup.state === 'undoing'
  const isInterrupted = setup.state === 'stopped' || (isUnderWay && !isHeld)
  return { setup, things, isInterrupted: isInterrupted && view?.phase !== 'working', session: view, isRehearsal }
}

function signInFirst(): ConnectProblem {
  return new ConnectProblem({
    code: 'entra-sign-in',
    message: 'Nobody is signed in to Entra here, or the sign-in was forgotten.',
    whatToDo: 'Sign in again; it goes on where it was.',
  })
}

function alreadyWorking(): ConnectProblem {
  return new ConnectProblem({
    code: 'entra-busy',
    message: 'It is being worked on already.',
    whatToDo: 'Wait until it has ended; the page shows how far it is.',
  })
}
