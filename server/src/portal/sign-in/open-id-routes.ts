import type { FastifyInstance, FastifyReply } from 'fastify'
import type { PortalParts } from '../contract.ts'
import { nothingHere } from '../problem.ts'
import { cookieLine } from './cookie.ts'
import { employeeFor } from './match.ts'
import { beginJourney, endJourney } from './open-id.ts'
import { startSession } from './sessions.ts'

/** Lives for the few minutes at the provider, and is sent to the way back only. */
const journeyCookie = (publicUrl: string, value: string): string => {
  const secure = publicUrl.startsWith('https://') ? '; Secure' : ''
  const age = value === '' ? 0 : 600
  return `dynasend.journey=${value}; Path=/api/me/sign-in; HttpOnly; SameSite=Lax; Max-Age=${age}${secure}`
}

const journeyIn = (header: string | undefined): string | null =>
  /(?:^|;\s*)dynasend\.journey=([^;]+)/u.exec(header ?? '')?.[1] ?? null

/** By the company's provider of identities (authorization code with PKCE, OpenID Connect Core section 3.1). */
export function addOpenId(app: FastifyInstance, parts: PortalParts): void {
  const back = (reply: FastifyReply, problem: string): FastifyReply =>
    reply
      .header('set-cookie', journeyCookie(parts.publicUrl, ''))
      .redirect(`${parts.publicUrl}/me?problem=${problem}`, 302)

  app.get('/sign-in/provider', async (_request, reply) => {
    const provider = await parts.provider()
    if (provider === null) throw nothingHere()
    try {
      const { address, sealed } = await beginJourney(provider, parts)
      return await reply.header('set-cookie', journeyCookie(parts.publicUrl, sealed)).redirect(address, 302)
    } catch (error) {
      parts.log.warn({ err: error }, 'the provider of identities did not answer')
      return back(reply, 'provider')
    }
  })
  app.get('/sign-in/callback', async (request, reply) => {
    const provider = await parts.provider()
    const sealed = journeyIn(request.headers.cookie)
    if (provider === null || sealed === null) return back(reply, 'again')
    const query = request.url.slice(request.url.indexOf('?'))
    const identity = await endJourney(provider, parts, sealed, query).catch(() => null)
    if (identity === null) return back(reply, 'again')
    const person = await employeeFor(parts.database, identity)
    if (person === null) return back(reply, 'unknown')
    const cookie = await parts.database.write((tx) => startSession(tx, person, parts.clock.now()))
    const lines = [journeyCookie(parts.publicUrl, ''), cookieLine(parts.publicUrl, cookie)]
    return reply.header('set-cookie', lines).redirect(`${parts.publicUrl}/me`, 302)
  })
}
