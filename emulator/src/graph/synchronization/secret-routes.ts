import { access } from '../identity/index.ts'
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
import { maskedSecrets, readSecrets, saveSecrets } from './secrets.ts'

const path = '/servicePrincipals/{id}/synchronization'

/** The job's credentials: kept, shown masked, and tried. */
export const secretRoutes: readonly GraphRoute[] = [
  {
    method: 'GET',
    path: `${path}/secrets`,
    access: access.readSynchronization,
    handle: (call) => {
      const application = servicePrincipalOf(call, access.readSynchronization)
      return ok({
        '@odata.context': context(call, `servicePrincipals('${parameter(call, 'id')}')/synchronization/secrets`),
        value: maskedSecrets(call.graph, application),
      })
    },
  },
  {
    method: 'PUT',
    path: `${path}/secrets`,
    access: access.writeSynchronization,
    handle: (call) => {
      const application = servicePrincipalOf(call, access.writeSynchronization)
      const body = new JsonObject(call.body)
      const secrets = readSecrets(body.objects('value'))
      if (secrets.length === 0) throw new GraphError(400, 'BadRequest', "The list 'value' has no secrets.")
      saveSecrets(call.graph, application, secrets)
      auditProvisioning(call, application, 'Update provisioning setting or credentials')
      return noContent
    },
  },
  {
    method: 'POST',
    path: `${path}/jobs/{jobId}/validateCredentials`,
    access: access.writeSynchronization,
    handle: validate,
  },
  {
    method: 'POST',
    path: `${path}/acquireAccessToken`,
    access: access.writeSynchronization,
    handle: (call) => {
      servicePrincipalOf(call, access.writeSynchronization)
      readSecrets(new JsonObject(call.body).objects('credentials'))
      return noContent
    },
  },
]

/** Test Connection: with the credentials of the body, or with what was saved. */
async function validate(call: GraphCall) {
  const application = jobOf(call, access.writeSynchronization)
  const body = new JsonObject(call.body ?? {})
  const sent = new Map(readSecrets(body.objects('credentials')).map(({ key, value }) => [key, value]))
  const saved = application.credentials
  const isSaved = body.flag('useSavedCredentials', sent.size === 0)
  const credentials = {
    tenantUrl: (isSaved ? saved?.tenantUrl : sent.get('BaseAddress')) ?? saved?.tenantUrl ?? '',
    secretToken: (isSaved ? saved?.secretToken : sent.get('SecretToken')) ?? saved?.secretToken ?? '',
  }
  const result = await call.graph.rehearsal.provisioning.test(application.id, credentials)
  if (result.ok) return noContent
  throw new GraphError(400, result.code, result.message)
}
