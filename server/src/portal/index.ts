/**
 * Owns the employees' own page below /api/me: signing in by a link in a mail or by the company's provider, and what one may see
 * and change of one's own signature. Owns no signature: it reads them from `signatures`, and what somebody sets goes there.
 * `server.ts` mounts it; `admin` hands links over.
 */
import type { FastifyPluginAsync } from 'fastify'
import { prepare } from './call.ts'
import type { PortalParts } from './contract.ts'
import { addOwn } from './own/routes.ts'
import { addSignIn } from './sign-in/routes.ts'

export type { PortalParts } from './contract.ts'
export { openDesk, type PortalDesk } from './desk/index.ts'
export { portalLink } from './sign-in/link-post.ts'
export { handedFor, makeLink } from './sign-in/links.ts'
export { portalRedirectUri } from './sign-in/open-id.ts'

/** The employees' API as a plugin; register it with the prefix /api/me. */
export function portalRoutes(parts: PortalParts): FastifyPluginAsync {
  return async (app) => {
    prepare(app, parts.publicUrl)
    addSignIn(app, parts)
    addOwn(app, parts)
  }
}
