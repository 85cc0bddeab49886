/**
 * Owns SCIM over HTTP: routes (one file per verb), who calls, resource and stored document, filter and directory query.
 * Owns no rule of the protocol itself (that is `scim`) and no storage (that is `directory`). Only `server.ts` calls it.
 */
import type { FastifyInstance } from 'fastify'
import { addLostAddresses } from './lost.ts'
import { addScimRoutes, type ScimRoutesOptions } from './routes.ts'

export type { ScimRoutesOptions } from './routes.ts'

/** Mounts every Tenant URL, and the addresses that people take for one. */
export async function addScim(app: FastifyInstance, options: ScimRoutesOptions): Promise<void> {
  await app.register(async (scim) => addScimRoutes(scim, options), { prefix: '/scim/v2/:scimServerId' })
  await app.register(async (lost) => addLostAddresses(lost))
}
