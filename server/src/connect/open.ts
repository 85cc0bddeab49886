import type { Connect } from './contract.ts'
import { openServerConnect } from './session/server-connect.ts'
import type { Session } from './session/session.ts'
import type { ConnectParts } from './work.ts'

/** Opens the room for the dashboard. Sign-ins live in this process only: a restart asks for a new one. */
export function openConnect(parts: ConnectParts): Connect {
  const sessions = new Map<string, Session>()
  const forget = async (key: string): Promise<void> => {
    const session = sessions.get(key)
    sessions.delete(key)
    await session?.close()
  }
  return {
    server: (account, accountId, scimServerId) =>
      openServerConnect(
        parts,
        { account, accountId, scimServerId },
        {
          get() {
            const session = sessions.get(scimServerId) ?? null
            if (session?.isIdle) void forget(scimServerId)
            return session?.isIdle ? null : session
          },
          async set(session) {
            await forget(scimServerId)
            if (session !== null) sessions.set(scimServerId, session)
          },
        },
      ),
    async close() {
      await Promise.all([...sessions.keys()].map(forget))
    },
  }
}
