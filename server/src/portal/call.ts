import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { PortalParts } from './contract.ts'
import { notSignedIn, PortalProblem } from './problem.ts'
import { cookieIn } from './sign-in/cookie.ts'
import type { Employee } from './sign-in/links.ts'
import { employeeOf } from './sign-in/sessions.ts'

/** What every answer below /api/me has: no caching, one error shape, and the check where a change comes from. */
export function prepare(app: FastifyInstance, publicUrl: string): void {
  const { origin } = new URL(publicUrl)
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    checkOrigin(request, origin)
  })
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply))
}

/** Browsers say with each change where it comes from; another site's page is refused (CSRF). */
function checkOrigin({ method, headers }: FastifyRequest, own: string): void {
  if (method === 'GET' || method === 'HEAD') return
  if (headers.origin === own) return
  if (headers.origin === undefined && headers['sec-fetch-site'] === 'same-origin') return
  throw new PortalProblem(403, 'forbidden', {
    message: 'This change came from another address than your own page.',
    whatToDo: `Open ${own}/me and try again.`,
  })
}

function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(error)
  if (problem === null) request.log.error({ err: error, requestId: request.id }, 'a request of an employee failed')
  const {
    status = 500,
    code = 'internal',
    message = 'Something went wrong on our side.',
    whatToDo,
    fields,
  } = problem ?? {}
  const what_to_do = whatToDo ?? 'Try again. If it happens again, tell your IT the request id.'
  const body = { error: { code, message, what_to_do, ...(fields ? { fields } : {}), requestId: request.id } }
  return reply.code(status).type('application/problem+json; charset=utf-8').send(JSON.stringify(body))
}

function problemOf(error: unknown): PortalProblem | null {
  if (error instanceof PortalProblem) return error
  if (error instanceof z.ZodError) {
    const fields = Object.fromEntries(error.issues.map(({ path, message }) => [path.join('.') || 'body', message]))
    const words = { message: 'What you sent cannot be used.', whatToDo: 'Correct the marked fields.', fields }
    return new PortalProblem(400, 'invalid', words)
  }
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : 500
  if (typeof status !== 'number' || status < 400 || status >= 500) return null
  const words = { message: 'This request cannot be read.', whatToDo: 'Load the page again.' }
  return new PortalProblem(status, 'invalid', words)
}

export const cookieOf = ({ headers }: FastifyRequest, { publicUrl }: PortalParts): string | null =>
  cookieIn(headers.cookie, publicUrl)

/** Who asks. @throws {PortalProblem} 401 */
export async function employee(request: FastifyRequest, parts: PortalParts): Promise<Employee> {
  const cookie = cookieOf(request, parts)
  const found = cookie === null ? null : await employeeOf(parts.database, cookie, parts.clock.now())
  if (found === null) throw notSignedIn()
  return found
}

/** The body by its shape. @throws {z.ZodError} */
export const bodyOf = <T extends z.ZodType>(schema: T, { body }: FastifyRequest): z.output<T> => schema.parse(body)
