import type { AccountDirectory, Actor, ScimServerRecord } from '../directory/operator-contract.ts'
import { ConnectProblem } from './problem.ts'
import type { Target } from './steps/step.ts'

const isLive =
  (now: string) =>
  ({ kind, revokedAt, expiresAt }: ScimServerRecord['tokens'][number]): boolean =>
    // A client secret opens only the token endpoint.
    kind === 'scim' && revokedAt === null && (expiresAt === null || expiresAt > now)

/**
 * A SCIM server as Entra is told of it.
 * @param publicUrl without a slash at the end
 * @param now ISO 8601
 */
export function targetOf(
  account: AccountDirectory,
  scimServerId: string,
  publicUrl: string,
  actor: Actor,
  now: () => string,
): Target {
  const live = async () => {
    const server = await account.scimServer(scimServerId)
    if (server === null || server.state === 'disconnected') throw disconnected()
    return server.tokens.filter(isLive(now()))
  }
  return {
    tenantUrl: `${publicUrl}/scim/v2/${encodeURIComponent(scimServerId)}`,
    async secretToken() {
      const [newest] = await live()
      if (newest === undefined) return account.writes.rotateToken(scimServerId, actor)
      return { id: newest.id, secretToken: await account.writes.revealToken(scimServerId, newest.id, actor) }
    },
    liveTokens: async () => (await live()).map(({ id }) => id),
  }
}

function disconnected(): ConnectProblem {
  return new ConnectProblem({
    code: 'entra-choice',
    message: 'This SCIM server is disconnected, so Entra’s calls would be refused.',
    whatToDo: 'Connect it again in its settings, then go on.',
  })
}
