import type { Application } from '../../applications/index.ts'
import type { OnDemandRequest } from '../../engine/index.ts'
import { access } from '../identity/index.ts'
import { groupOf, userOf } from '../resources/lookup.ts'
import { badRequest, context, type GraphCall, GraphError, type GraphRoute, JsonObject, ok } from '../wire/index.ts'
import { jobOf } from './find-job.ts'
import { onDemandView } from './on-demand-view.ts'

const { writeSynchronization: write } = access

/** Provision on demand: one user, or one group with up to five members; five calls in ten seconds. */
export const onDemandRoutes: readonly GraphRoute[] = [
  {
    method: 'POST',
    path: '/servicePrincipals/{id}/synchronization/jobs/{jobId}/provisionOnDemand',
    access: write,
    handle: async (call) => {
      const { graph } = call
      const application = jobOf(call, write)
      const wait = graph.onDemandLimit.take(application.job.id)
      if (wait !== null) {
        throw new GraphError(429, 'TooManyRequests', 'Provision on demand is limited to 5 requests in 10 seconds.', {
          'retry-after': String(wait),
        })
      }
      const request = requestOf(call, application)
      if (application.mode !== 'Automatic' || !application.credentials) {
        throw new GraphError(400, 'CredentialsMissing', 'The synchronization job has no credentials yet.')
      }
      const began = graph.rehearsal.clock.now()
      const result = await graph.rehearsal.provisioning.onDemand(application.id, request)
      const times = { began, ended: graph.rehearsal.clock.now() }
      return ok({
        '@odata.context': context(call, 'microsoft.graph.stringKeyStringValuePair'),
        ...onDemandView(graph, application, request, result, times),
      })
    },
  },
]

function requestOf(call: GraphCall, application: Application): OnDemandRequest {
  const body = new JsonObject(call.body ?? {})
  if (!body.has('parameters')) {
    throw badRequest("The property 'parameters' is missing. Wrap ruleId and subjects into the list 'parameters'.")
  }
  const [parameters, ...more] = body.objects('parameters')
  if (!parameters || more.length > 0) throw badRequest("The list 'parameters' must have exactly one entry.")
  const rule = parameters.text('ruleId')
  if (rule !== call.graph.records.of(application).ruleId) {
    throw new GraphError(
      400,
      'RequestParameterInvalid',
      `The request identified this synchronization job: ${application.job.id}.  The request also identified this synchronization rule: ${rule}.  However, the job does not include the rule.`,
    )
  }
  const [subject, ...others] = parameters.objects('subjects')
  if (!subject || others.length > 0) throw badRequest("The list 'subjects' must have exactly one entry.")
  return subjectOf(call, subject)
}

function subjectOf(call: GraphCall, subject: JsonObject): OnDemandRequest {
  const id = subject.text('objectId')
  const type = subject.text('objectTypeName').toLowerCase()
  if (type === 'user') return { userId: userOf(call, id).id }
  if (type !== 'group') throw badRequest(`There are no subjects of the type '${type}'. Use User or Group.`)
  const links = subject.get('links') === null || !subject.has('links') ? [] : subject.object('links').objects('members')
  if (links.length > 5) throw badRequest('At most five members of a group can be provisioned on demand.')
  return { groupId: groupOf(call, id).id, memberIds: links.map((member) => member.text('objectId')) }
}
