import type { FastifyInstance } from 'fastify'
import type { Rehearsal } from '../rehearsal.ts'
import { Body } from './body.ts'
import { matches, pageOf, parameter, queryOf } from './page.ts'
import { applicationView, principalView } from './views.ts'

/** Enterprise applications and who is assigned to them. */
export function applicationRoutes(
  app: FastifyInstance,
  { applications, provisioning, tenant, faults }: Rehearsal,
): void {
  app.get('/applications', () => applications.list().map(applicationView))
  app.post('/applications', async (request, reply) =>
    reply.status(201).send(applicationView(applications.create(new Body(request.body).text('displayName')))),
  )
  app.get('/applications/:id', (request) => applicationView(applications.get(parameter(request, 'id'))))
  app.patch('/applications/:id', (request) => {
    const displayName = new Body(request.body).text('displayName')
    return applicationView(applications.rename(parameter(request, 'id'), displayName))
  })
  app.delete('/applications/:id', async (request, reply) => {
    const id = parameter(request, 'id')
    provisioning.stop(id)
    await provisioning.settled(id)
    applications.remove(id)
    faults.clear(id)
    return reply.status(204).send()
  })
  app.get('/applications/:id/assignments', (request) => {
    const query = queryOf(request)
    const found = applications
      .get(parameter(request, 'id'))
      .assignments.map(({ id, principalId }) => {
        const { type, displayName, detail } = principalView(tenant, principalId)
        return { id, principalId, principalType: type, displayName, detail }
      })
      .filter(({ displayName, detail }) => matches(query['search'], displayName, detail))
    return pageOf(found, query, (assignment) => assignment)
  })
  app.post('/applications/:id/assignments', (request) => {
    const principalIds = new Body(request.body).texts('principalIds')
    return { assigned: applications.assign(parameter(request, 'id'), principalIds).length }
  })
  app.delete('/applications/:id/assignments/:assignmentId', async (request, reply) => {
    applications.unassign(parameter(request, 'id'), parameter(request, 'assignmentId'))
    return reply.status(204).send()
  })
}
