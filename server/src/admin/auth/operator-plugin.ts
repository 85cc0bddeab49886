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
        { method: 'POST', body: z.object({ operatorId: z.string() }) },
        async (context) => {
          const { internalAdapter } = context.context
          const user = await internalAdapter.findUserById(context.body.operatorId)
          if (user === null) return { started: false }
          const session = await internalAdapter.createSession(user.id)
          await setSessionCookie(context, { session, user })
          return { started: true }
        },
      ),
    },
  }) satisfies BetterAuthPlugin
