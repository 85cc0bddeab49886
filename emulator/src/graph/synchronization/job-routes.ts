import { randomUUID } from 'node:crypto'
import type { Application } from '../../applications/index.ts'
import { access } from '../identity/index.ts'
import { clearJob } from '../records/index.ts'
import { servicePrincipalOf } from '../resources/lookup.ts'
import {
  context,
  type GraphCall,
  GraphError,
  type GraphRoute,
  JsonObject,
  noContent,
  ok,
  parameter,
} from '../wire/index.ts'
import { auditProvisioning } from './audit.ts'
import { jobOf } from './find-job.ts'
import { jobView } from './job-view.ts'
import { restartOptions } from './restart.ts'
import { configure } from './secrets.ts'

const path = '/servicePrincipals/{id}/synchronization/jobs'
const { readSynchronization: read, writeSynchronization: write } = access

/** Synchronization jobs: made, read, removed, started, paused, restarted. */
export const jobRoutes: readonly GraphRoute[] = [
  {
    method: 'GET',
    path,
    access: read,
    handle: (call) => {
      const { graph } = call
      const application = servicePrincipalOf(call, read)
      const has = graph.records.hasJob(application) && graph.replication.isListed(application.job.id)
      return ok({
        '@odata.context': context(call, fragment(call)),
        value: has ? [jobView(graph, application)] : [],
      })
    },
  },
  { method: 'POST', path, access: write, handle: createJob },
  {
    method: 'GET',
    path: `${path}/{jobId}`,
    access: read,
    handle: (call) =>
      ok({ '@odata.context': context(call, `${fragment(call)}/$entity`), ...jobView(call.graph, jobOf(call, read)) }),
  },
  {
    method: 'DELETE',
    path: `${path}/{jobId}`,
    access: write,
    handle: async (call) => {
      await removeJob(call, jobOf(call, write))
      return noContent
    },
  },
  {
    method: 'POST',
    path: `${path}/{jobId}/start`,
    access: write,
    handle: (call) => {
      const application = ready(jobOf(call, write))
      call.graph.rehearsal.provisioning.start(application.id)
      auditProvisioning(call, application, 'Enable/start provisioning')
      return noContent
    },
  },
  {
    method: 'POST',
    path: `${path}/{jobId}/pause`,
    access: write,
    handle: (call) => {
      const application = jobOf(call, write)
      call.graph.rehearsal.provisioning.stop(application.id)
      auditProvisioning(call, application, 'Disable/pause provisioning')
      return noContent
    },
  },
  {
    method: 'POST',
    path: `${path}/{jobId}/restart`,
    access: write,
    handle: async (call) => {
      const application = ready(jobOf(call, write))
      await call.graph.rehearsal.provisioning.restart(application.id, restartOptions(call.body))
      auditProvisioning(call, application, 'Enable/restart provisioning')
      return noContent
    },
  },
]

function fragment(call: GraphCall): string {
  return `servicePrincipals('${parameter(call, 'id')}')/synchronization/jobs`
}

function createJob(call: GraphCall) {
  const { graph } = call
  const application = servicePrincipalOf(call, write)
  const templateId = new JsonObject(call.body).text('templateId')
  if (templateId !== 'scim' && templateId !== 'customappsso') {
    throw new GraphError(
      400,
      'RequestParameterInvalid',
      `The request identified this synchronization template: ${templateId}.  However, the application does not have it. Use scim.`,
    )
  }
  if (graph.records.hasJob(application)) {
    throw new GraphError(
      409,
      'Conflict',
      `The application already has the synchronization job ${application.job.id}. Use it, or delete it first.`,
    )
  }
  const { tenant, applications, clock } = graph.rehearsal
  const record = graph.records.of(application)
  application.job.id = `${templateId}.${tenant.profile.id.replaceAll('-', '')}.${randomUUID()}`
  graph.records.save(Object.assign(record, { hasJob: true, templateId, jobCreatedAt: clock.now().toISOString() }))
  configure(graph, application)
  applications.save(application)
  graph.replication.note(application.job.id)
  auditProvisioning(call, application, 'Update provisioning setting or credentials')
  return {
    status: 201,
    body: { '@odata.context': context(call, `${fragment(call)}/$entity`), ...jobView(graph, application) },
  }
}

/** Removes the job with its links, mappings and credentials; the application and its assignments stay. */
async function removeJob(call: GraphCall, application: Application): Promise<void> {
  const { applications, provisioning } = call.graph.rehearsal
  provisioning.stop(application.id)
  await provisioning.settled(application.id)
  const data = applications.data(application.id)
  data.clearEscrows()
  data.clearLinks()
  const record = call.graph.records.of(application)
  clearJob(application, record)
  call.graph.records.save(record)
  applications.save(application)
  auditProvisioning(call, application, 'Update provisioning setting or credentials')
}

/** @throws {GraphError} 400 when the job has no credentials yet */
function ready(application: Application): Application {
  if (application.mode === 'Automatic' && application.credentials) return application
  throw new GraphError(
    400,
    'CredentialsMissing',
    'The synchronization job has no credentials. Put BaseAddress and SecretToken into the synchronization secrets first.',
  )
}
