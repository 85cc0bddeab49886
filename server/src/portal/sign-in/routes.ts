import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { bodyOf, cookieOf } from '../call.ts'
import type { PortalParts } from '../contract.ts'
import { badLink } from '../problem.ts'
import { Attempts } from './attempts.ts'
import { cookieLine } from './cookie.ts'
import { LinkPost } from './link-post.ts'
import { useLink } from './links.ts'
import { addOpenId } from './open-id-routes.ts'
import { endSession, startSession } from './sessions.ts'

const Address = z.object({ email: z.email('Enter your e-mail address, as anna@company.example.').max(320) })
const Token = z.object({ token: z.string().max(200) })

/** Signing in and out, by a link in a mail or by the company's provider. */
export function addSignIn(app: FastifyInstance, parts: PortalParts): void {
  const post = new LinkPost(parts)
  const asked = new Attempts(() => parts.clock.now(), { limit: 20, window: 5 * 60_000 })
  app.get('/sign-in/options', async () => ({ mail: parts.sendMail !== null, provider: await providerKind(parts) }))
  app.post('/sign-in/link', async (request, reply) => {
    const { email } = bodyOf(Address, request)
    asked.count(request.ip)
    // Answered before anybody is looked for: neither the answer nor its time says whether somebody has this address.
    post.send(email)
    return reply.code(202).send({ sent: parts.sendMail !== null })
  })
  app.post('/sign-in', async (request, reply) => {
    const { token } = bodyOf(Token, request)
    const { database, clock, publicUrl } = parts
    const cookie = await database.write(async (tx) => {
      const person = await useLink(tx, token, clock.now())
      return person === null ? null : startSession(tx, person, clock.now())
    })
    if (cookie === null) {
      asked.count(request.ip)
      throw badLink()
    }
    return reply.header('set-cookie', cookieLine(publicUrl, cookie)).code(204).send()
  })
  app.post('/sign-out', async (request, reply) => {
    const cookie = cookieOf(request, parts)
    if (cookie !== null) await parts.database.write((tx) => endSession(tx, cookie))
    return reply.header('set-cookie', cookieLine(parts.publicUrl, '')).code(204).send()
  })
  addOpenId(app, parts)
}

async function providerKind({ provider }: PortalParts): Promise<'microsoft' | 'other' | null> {
  const found = await provider()
  if (found === null) return null
  return found.tenantId === null ? 'other' : 'microsoft'
}
