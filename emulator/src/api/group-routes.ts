import type { FastifyInstance } from 'fastify'
import type { Rehearsal } from '../rehearsal.ts'
import type { Group, NewGroup } from '../tenant/index.ts'
import { Body } from './body.ts'
import { matches, pageOf, parameter, queryOf } from './page.ts'
import { groupView, liveMembers, principalView } from './views.ts'

const kinds = ['security', 'm365'] as const

/** Groups and their members. */
export function groupRoutes(app: FastifyInstance, { tenant }: Rehearsal): void {
  const show = (group: Group) => groupView(tenant, group)
  app.get('/groups', (request) => {
    const query = queryOf(request)
    const found = [...tenant.groups.values()]
      .filter((group) => matches(query['search'], group.displayName, group.description, group.id))
      .sort((left, right) => left.displayName.localeCompare(right.displayName))
    return pageOf(found, query, show)
  })
  app.post('/groups', async (request, reply) => {
    const body = new Body(request.body)
    const entry: NewGroup = {
      displayName: body.text('displayName'),
      description: body.optionalText('description'),
      kind: body.choice('kind', kinds, 'security'),
    }
    return reply.status(201).send(show(tenant.createGroup(entry)))
  })
  app.get('/groups/:id', (request) => show(tenant.group(parameter(request, 'id'))))
  app.patch('/groups/:id', (request) => {
    const body = new Body(request.body)
    return show(
      tenant.updateGroup(parameter(request, 'id'), {
        ...(body.has('displayName') ? { displayName: body.text('displayName') } : {}),
        ...(body.has('description') ? { description: body.optionalText('description') } : {}),
        ...(body.has('kind') ? { kind: body.choice('kind', kinds) } : {}),
      }),
    )
  })
  app.delete('/groups/:id', async (request, reply) => {
    tenant.deleteGroup(parameter(request, 'id'))
    return reply.status(204).send()
  })
  app.get('/groups/:id/members', (request) => {
    const query = queryOf(request)
    const members = liveMembers(tenant, tenant.group(parameter(request, 'id'))).map((id) => principalView(tenant, id))
    const found = members.filter((member) => matches(query['search'], member.displayName, member.detail))
    return pageOf(found, query, (member) => member)
  })
  app.post('/groups/:id/members', (request) => {
    const id = parameter(request, 'id')
    const added = tenant.addMembers(id, new Body(request.body).texts('ids'))
    return { added, ...show(tenant.group(id)) }
  })
  app.post('/groups/:id/members/all-mailbox-users', (request) => {
    const id = parameter(request, 'id')
    const people = [...tenant.users.values()].filter((user) => user.mail !== null && user.userType === 'Member')
    const added = tenant.addMembers(
      id,
      people.filter((user) => user.deletedDateTime === null).map((user) => user.id),
    )
    return { added, ...show(tenant.group(id)) }
  })
  app.delete('/groups/:id/members/:memberId', async (request, reply) => {
    tenant.removeMember(parameter(request, 'id'), parameter(request, 'memberId'))
    return reply.status(204).send()
  })
}
