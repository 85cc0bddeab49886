import {
  addressesOf,
  beginDeviceCode,
  type ConnectParts,
  ConnectProblem,
  type defaultChoices,
  type Purpose,
  publicClientId,
  type SignedIn,
  scopesFor,
  signInAsProgram,
} from '../../connect/index.ts'
import type { ConnectCall } from './call.ts'
import { clientSecret } from './client-secret.ts'
import type { ConnectOptions } from './options.ts'

/** Signs in for what the command does, and asks for no more than that needs. @throws {ConnectProblem} */
export async function signIn(
  { options, configuration, terminal }: ConnectCall,
  parts: ConnectParts,
  earlier: typeof defaultChoices,
  signal: AbortSignal,
): Promise<SignedIn> {
  const { graph, login } = addressesOf(parts, options.cloud ?? earlier.cloud)
  if (options.clientId !== undefined) {
    if (options.tenant === undefined) throw tenantMissing()
    const secret = await clientSecret(configuration.entraClientSecret, terminal)
    return signInAsProgram({ login, graph, tenant: options.tenant, clientId: options.clientId, clientSecret: secret })
  }
  const scope = options.everyone ? 'everyone' : earlier.scope
  const names = scopesFor(purposeOf(options), {
    scope: options.group || options.allUsers ? 'groups' : scope,
    makeAllUsers: options.makeAllUsers ?? earlier.makeAllUsers,
  })
  const scopes = [...names, ...(options.plan && options.person !== undefined ? ['User.ReadBasic.All'] : [])]
  const tenant = options.tenant ?? 'organizations'
  const wish = { login, tenant, clientId: publicClientId, scopes: scopes.map((name) => `${graph}/${name}`) }
  const code = await beginDeviceCode(wish, signal)
  terminal.note(
    `To sign in, open ${code.verificationUri} in a browser and enter the code ${code.userCode} (until ${code.expiresAt}).\n` +
      `It asks for: ${scopes.join(', ')}.\n`,
  )
  const tokens = await code.signedIn(signal)
  terminal.note(`Signed in${tokens.name === null ? '' : ` as ${tokens.name}`}.\n`)
  return tokens
}

function purposeOf({ check, undo, plan }: ConnectOptions): Purpose {
  if (check) return 'check'
  if (undo) return plan ? 'plan' : 'undo'
  return plan ? 'plan' : 'connect'
}

function tenantMissing(): ConnectProblem {
  return new ConnectProblem({
    code: 'entra-choice',
    message: '--client-id needs --tenant: an app registration belongs to one tenant.',
    whatToDo: 'Add --tenant with the tenant’s id or domain.',
  })
}
