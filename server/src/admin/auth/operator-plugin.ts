import type { BetterAuthPlugin } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'

/**
 * Endpoints without an address: only this server can call them. They create operators and sessions after a one-time
 * link or an invitation has been proved; nobody signs up by themselves.
 */
export const operatorPlugin = () =>
  ({
    id: 'operators',
    endpoints: {
      createOperator: createAuthEndpoint.serverOnly(
        {
          method: 'POST',
          body: z.object({ name: z.string(), email: z.string(), password: z.string() }),
        },
        async (context) => {
          const { internalAdapter, password } = context.context
          const email = context.body.email.toLowerCase()
          if ((await internalAdapter.findUserByEmail(email)) !== null) return { operatorId: null }
          const user = await internalAdapter.createUser(
            { email, name: context.body.name, emailVerified: false },
            { method: 'invitation' },
          )
          const hash = await password.hash(context.body.password)
          await internalAdapter.linkAccount({
            userId: user.id,
            providerId: 'credential',
            accountId: user.id,
            password: hash,
          })
          return { operatorId: user.id }
        },
      ),
      startSession: createAuthEndpoint.serverOnly(
        { method: 'POST', body: z.object({ operatorId: z.string(), byLink: z.boolean() }) },
        async (context) => {
          const { internalAdapter } = context.context
          const user = await internalAdapter.findUserById(context.body.operatorId)
          if (user === null) return { started: false }
          const { byLink } = context.body
          const session = await internalAdapter.createSession(user.id, false, { byLink })
          await setSessionCookie(context, { session, user })
          return { started: true }
        },
      ),
      definePassword: createAuthEndpoint.serverOnly(
        { method: 'POST', body: z.object({ operatorId: z.string(), password: z.string() }) },
        async (context) => {
          const { internalAdapter, password } = context.context
          const { operatorId: userId } = context.body
          const hash = await password.hash(context.body.password)
          const accounts = await internalAdapter.findAccounts(userId)
          if (accounts.some(({ providerId }) => providerId === 'credential'))
            await internalAdapter.updatePassword(userId, hash)
          else
            await internalAdapter.linkAccount({ userId, providerId: 'credential', accountId: userId, password: hash })
          // Whoever knew the old password is signed out; the caller gets a fresh session.
          await internalAdapter.deleteUserSessions(userId)
        },
      ),
    },
  }) satisfies BetterAuthPlugin
