import type { Actor } from '../../audit/index.ts'
import { defaultChoices, offeredAttributes, offeredMarks, type ServerConnect } from '../../connect/index.ts'
import type { AccountDirectory, AccountMembership } from '../../directory/operator-contract.ts'
import { type BoundRoute, bindAccount, type Services } from '../route/bind.ts'
import { notFound } from '../route/problem.ts'
import * as routes from './routes.ts'
import { ConnectSession } from './shapes.ts'

interface Call {
  readonly account: AccountDirectory
  readonly membership: AccountMembership
  readonly params: { readonly scimServerId: string }
  readonly services: Services
}

/** @throws {AdminProblem} 404 for a foreign or unknown id */
async function serverOf({ account, membership, params, services }: Call): Promise<ServerConnect> {
  if ((await account.scimServer(params.scimServerId)) === null) throw notFound()
  return services.connect.server(account, membership.id, params.scimServerId)
}

async function viewOf(call: Call) {
  const server = await serverOf(call)
  const { setup, things, isInterrupted, session, isRehearsal } = await server.view()
  return {
    setup,
    things: things.map(({ id, kind, name, entraId, state, by, at }) => ({ id, kind, name, entraId, state, by, at })),
    isInterrupted,
    // Whoever has the code signs this session in.
    session: call.membership.role === 'owner' && session !== null ? ConnectSession.parse(session) : null,
    isRehearsal,
    defaults: defaultChoices,
    attributes: offeredAttributes.map((one) => ({ ...one })),
    marks: offeredMarks.map((one) => ({ ...one })),
  }
}

/** Begins something, and answers how it stands then. */
async function began(call: Call, begin: (server: ServerConnect) => Promise<void>) {
  await begin(await serverOf(call))
  return viewOf(call)
}

/** The same for what changes something in Entra: recorded before it begins. */
async function deed(
  call: Call & { readonly actor: Actor },
  action: string,
  words: string,
  begin: (server: ServerConnect) => Promise<void>,
) {
  const server = await serverOf(call)
  const entry = { accountId: call.membership.id, action, subject: call.params.scimServerId, words }
  await call.services.audit.append(call.actor, entry)
  await begin(server)
  return viewOf(call)
}

export const connectRoutes: readonly BoundRoute[] = [
  bindAccount(routes.getConnect, async (call) => viewOf(call)),
  bindAccount(routes.beginSignIn, async (call) =>
    deed(call, 'connect.signIn', 'began to sign in to Microsoft Entra', (server) =>
      server.signIn(call.body, call.actor),
    ),
  ),
  bindAccount(routes.endSignIn, async (call) => {
    await (await serverOf(call)).signOut()
    return undefined
  }),
  bindAccount(routes.findConnectPeople, async (call) => ({
    items: [...(await (await serverOf(call)).people(call.query.search))],
  })),
  bindAccount(routes.findConnectGroups, async (call) => ({
    items: [...(await (await serverOf(call)).groups(call.query.search))],
  })),
  bindAccount(routes.planConnect, async (call) => began(call, (server) => server.plan(call.body.choices))),
  bindAccount(routes.runConnect, async (call) =>
    deed(call, 'connect.run', 'had Microsoft Entra connected', (server) => server.connect(call.body.choices)),
  ),
  bindAccount(routes.checkConnect, async (call) => began(call, (server) => server.check())),
  bindAccount(routes.planUndoConnect, async (call) => began(call, (server) => server.planUndo())),
  bindAccount(routes.undoConnect, async (call) =>
    deed(call, 'connect.undo', 'had the connection of Microsoft Entra undone', (server) => server.undo()),
  ),
]
