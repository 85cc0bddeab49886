import type { FastifyInstance, FastifyRequest } from 'fastify'
import { TenantError } from '../tenant/index.ts'
import { readFaults } from './faults/index.ts'
import type { Graph } from './graph.ts'
import { type AppRegistration, applicationPermissions } from './identity/index.ts'
import { approve, decline, pendingCode } from './sign-in/answer-code.ts'
import { GraphError, JsonObject } from './wire/index.ts'

/** The rehearsal's own switches, under /api: app registrations, device codes, faults of Graph. */
export function controlRoutes(app: FastifyInstance, graph: Graph): void {
  registrationRoutes(app, graph)
  app.get('/graph-faults', () => graph.faults.settings)
  app.put('/graph-faults', (request) => {
    graph.faults.set(readFaults(request.body, graph.faults.settings))
    return graph.faults.settings
  })
  app.get('/device-codes', () =>
    graph.deviceCodes.waiting().map(({ userCode, clientId, scopes, expires }) => ({
      userCode,
      clientId,
      scopes,
      expires: new Date(expires).toISOString(),
    })),
  )
  app.post('/device-codes/:code/approve', (request) => {
    const code = pendingCode(graph, parameter(request, 'code'))
    const body = bodyOf(request)
    approve(graph, code, {
      userPrincipalName: body.optionalText('userPrincipalName'),
      role: body.optionalText('role'),
    })
    return { state: code.state, userPrincipalName: code.userPrincipalName, role: code.role }
  })
  app.post('/device-codes/:code/decline', (request) => {
    const code = pendingCode(graph, parameter(request, 'code'))
    decline(code)
    return { state: code.state }
  })
}

function registrationRoutes(app: FastifyInstance, graph: Graph): void {
  const { registrations, rehearsal } = graph
  app.get('/app-registrations', () => ({
    items: registrations.list().map(registrationView),
    permissions: applicationPermissions,
  }))
  app.post('/app-registrations', async (request, reply) => {
    const body = bodyOf(request)
    const permissions = readTexts(body, 'permissions')
    const displayName = read(() => body.text('displayName'))
    const { found, secret } = registrations.create(displayName, permissions, rehearsal.clock.now())
    const { id: tenantId } = rehearsal.tenant.profile
    return reply.status(201).send({ ...registrationView(found), clientSecret: secret, tenantId })
  })
  app.patch('/app-registrations/:clientId', (request) =>
    registrationView(
      registrations.setPermissions(parameter(request, 'clientId'), readTexts(bodyOf(request), 'permissions')),
    ),
  )
  app.delete('/app-registrations/:clientId', async (request, reply) => {
    registrations.remove(parameter(request, 'clientId'))
    return reply.status(204).send()
  })
}

function registrationView({ clientId, displayName, permissions, createdAt }: AppRegistration) {
  return { clientId, displayName, permissions, createdAt }
}

function parameter({ params }: FastifyRequest, name: string): string {
  const value: unknown = typeof params === 'object' && params !== null ? Reflect.get(params, name) : ''
  return typeof value === 'string' ? value : ''
}

function bodyOf(request: FastifyRequest): JsonObject {
  return read(() => new JsonObject(request.body ?? {}))
}

function readTexts(body: JsonObject, name: string): string[] {
  return read(() => body.texts(name))
}

/** The API speaks of wrong bodies in its own words. */
function read<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof GraphError) throw new TenantError('invalid', error.message)
    throw error
  }
}
