/** Synchronization: the provisioning job of an application as Graph serves it. It hands everything to the engine. */
import type { GraphRoute } from '../wire/index.ts'
import { jobRoutes } from './job-routes.ts'
import { onDemandRoutes } from './on-demand.ts'
import { schemaRoutes } from './schema-routes.ts'
import { secretRoutes } from './secret-routes.ts'

export const synchronizationRoutes: readonly GraphRoute[] = [
  ...jobRoutes,
  ...secretRoutes,
  ...schemaRoutes,
  ...onDemandRoutes,
]
