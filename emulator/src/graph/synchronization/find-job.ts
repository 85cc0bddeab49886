import type { Application } from '../../applications/index.ts'
import type { Access } from '../identity/index.ts'
import { servicePrincipalOf } from '../resources/lookup.ts'
import { type GraphCall, GraphError, parameter } from '../wire/index.ts'

/** The application of a path with a job in it. @throws {GraphError} 404 when it has no such job */
export function jobOf(call: GraphCall, access: Access): Application {
  const application = servicePrincipalOf(call, access)
  const id = parameter(call, 'jobId')
  const { records, replication } = call.graph
  if (records.hasJob(application) && application.job.id === id && replication.isThere(id)) return application
  throw new GraphError(
    404,
    'ResourceNotFound',
    `The request identified this synchronization job: ${id}.  However, the application does not have a synchronization job with this identifier.`,
  )
}
