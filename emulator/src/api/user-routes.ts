import type { FastifyInstance } from 'fastify'
import type { Rehearsal } from '../rehearsal.ts'
import { type NewUser, TenantError, textAttributes, type User, type UserChanges } from '../tenant/index.ts'
import { Body } from './body.ts'
import { matches, pageOf, parameter, queryOf } from './page.ts'
import { UsersInOrder } from './users-in-order.ts'
import { principalView, userView } from './views.ts'

/** Users: list, create, change, delete, restore, purge, manager, memberships. */
export function userRoutes(app: FastifyInstance, { tenant }: Rehearsal): void {
  const show = (user: User) => userView(tenant, user)
  const order = new UsersInOrder(tenant)
  app.get('/users', (request) => {
    const query = queryOf(request)
    const found = order
      .all()
      .filter((user) => user.deletedDateTime === null && fits(user, query['filter']) && isSought(user, query['search']))
    return pageOf(found, query, show)
  })
  app.post('/users', async (request, reply) => {
    const body = new Body(request.body)
    const entry: NewUser = {
      ...changesOf(body),
      userPrincipalName: body.text('userPrincipalName'),
      displayName: body.text('displayName'),
    }
    return reply.status(201).send(show(tenant.createUser(entry)))
  })
  app.get('/users/:id', (request) => show(tenant.user(parameter(request, 'id'))))
  app.patch('/users/:id', (request) =>
    show(tenant.updateUser(parameter(request, 'id'), changesOf(new Body(request.body)))),
  )
  app.delete('/users/:id', async (request, reply) => {
    tenant.deleteUser(parameter(request, 'id'))
    return reply.status(204).send()
  })
  app.get('/users/:id/memberships', (request) => {
    const groups = tenant.membershipsOf(tenant.user(parameter(request, 'id')).id)
    return pageOf(groups, queryOf(request), (group) => principalView(tenant, group.id))
  })
  app.put('/users/:id/manager', (request) => {
    const id = parameter(request, 'id')
    tenant.setManager(id, new Body(request.body).optionalText('managerId'))
    return show(tenant.user(id))
  })
  app.get('/deleted-users', (request) => {
    const query = queryOf(request)
    const found = order.all().filter((user) => user.deletedDateTime !== null && isSought(user, query['search']))
    return pageOf(found, query, show)
  })
  app.post('/deleted-users/:id/restore', (request) => show(tenant.restoreUser(parameter(request, 'id'))))
  app.delete('/deleted-users/:id', async (request, reply) => {
    const user = tenant.user(parameter(request, 'id'))
    if (!user.deletedDateTime) throw new TenantError('conflict', 'This user is not deleted. Delete it first.')
    tenant.purgeUser(user.id)
    return reply.status(204).send()
  })
}

function isSought(user: User, search: string | undefined): boolean {
  return matches(search, user.displayName, user.userPrincipalName, user.mail, user.id)
}

function fits(user: User, filter: string | undefined): boolean {
  if (filter === 'enabled') return user.accountEnabled
  if (filter === 'disabled') return !user.accountEnabled
  return filter === 'guest' ? user.userType === 'Guest' : true
}

function changesOf(body: Body): UserChanges {
  const changes: UserChanges = {}
  for (const name of textAttributes) if (body.has(name)) changes[name] = body.optionalText(name)
  if (body.has('userPrincipalName')) changes.userPrincipalName = body.text('userPrincipalName')
  if (body.has('displayName')) changes.displayName = body.text('displayName')
  if (body.has('accountEnabled')) changes.accountEnabled = body.flag('accountEnabled', true)
  if (body.has('userType')) changes.userType = body.choice('userType', ['Member', 'Guest'])
  return changes
}
