import type { FastifyInstance } from 'fastify'
import { type Clock, systemClock } from '../base/index.ts'
import type { Database } from '../storage/index.ts'
import { publicApi } from './api/mount.ts'
import type { Delivery } from './contract.ts'
import { addPersonPages } from './page/routes.ts'
import { addPictures } from './pictures/routes.ts'

export interface DeliveryRoutes {
  readonly delivery: Pick<Delivery, 'caller'>
  readonly database: Database
  /** Without a slash at the end. */
  readonly publicUrl: string
  readonly clock?: Clock
}

/** Everything that the public reaches: `/api/v1`, and pictures below `/i`, and people's own pages below `/s`. */
export async function addDelivery(app: FastifyInstance, given: DeliveryRoutes): Promise<void> {
  const { delivery, database, publicUrl, clock = systemClock } = given
  await app.register(publicApi({ database, clock, publicUrl, caller: delivery.caller }), { prefix: '/api/v1' })
  await app.register(async (scope) => addPictures(scope, database))
  await app.register(async (scope) => addPersonPages(scope, { database, clock, publicUrl }))
}
