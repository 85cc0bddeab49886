import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { cameByHttp } from './https-hints.ts'
import { problem } from './problem.ts'
import { setSecurityHeaders } from './security-headers.ts'

export interface PagesOptions {
  /** Folder of the built dashboard (`index.html` and `assets/`). */
  readonly folder: string
  /** Under which people reach this server, without a slash at the end. */
  readonly publicUrl: string
}

/** Serves the dashboard, and its first page for every address that is a view of it. */
export async function addPages(app: FastifyInstance, options: PagesOptions): Promise<void> {
  const https = options.publicUrl.startsWith('https://')
  app.addHook('onRequest', (request, reply, done) => {
    if (!request.url.startsWith('/scim/')) setSecurityHeaders(reply, https)
    done()
  })
  const built = existsSync(join(options.folder, 'index.html'))
  if (built) {
    await app.register(fastifyStatic, {
      root: options.folder,
      wildcard: false,
      index: false,
      preCompressed: true,
      setHeaders: (reply, path) => {
        // File names under assets/ carry a digest of what is in them.
        const forever = path.startsWith(join(options.folder, 'assets'))
        reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  app.setNotFoundHandler((request, reply) => {
    if (!isView(request)) return problem(reply, request, 404, 'There is nothing at this address.', 'Check the address.')
    if (cameByHttp(request, https)) return reply.redirect(`${options.publicUrl}${request.url}`, 308)
    return built ? firstPage(reply) : notBuilt(request, reply)
  })
}

/** A view of the dashboard: what a browser asks for as a page, and no file, API or SCIM address. */
function isView(request: FastifyRequest): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false
  const path = request.url.split('?', 1)[0] ?? '/'
  if (path.startsWith('/api/') || path.startsWith('/scim/') || path.startsWith('/assets/')) return false
  return (request.headers.accept ?? '').includes('text/html')
}

function firstPage(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'no-cache').sendFile('index.html')
}

function notBuilt(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const whatToDo = 'Run "npm start" once, or "npm run build", and start the server again. SCIM works without it.'
  return problem(reply, request, 503, 'The dashboard has not been built yet.', whatToDo)
}
