import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Application } from '../applications/index.ts'
import { compareTarget } from '../compare/index.ts'
import {
  type OnDemandRequest,
  type ProvisioningLog,
  type ProvisioningLogDetail,
  parseResetScope,
  portalRestart,
  type ResetScope,
} from '../engine/index.ts'
import type { Rehearsal } from '../rehearsal.ts'
import { parseTenantUrl, ScimFailure, TenantUrlError } from '../scim-client/index.ts'
import { TenantError } from '../tenant/index.ts'
import { Body } from './body.ts'
import { limitOf, parameter, queryOf } from './page.ts'
import { provisioningView } from './views.ts'

const base = '/applications/:id/provisioning'

/** The provisioning page: credentials, settings, start and stop, on demand, logs. */
export function provisioningRoutes(app: FastifyInstance, rehearsal: Rehearsal): void {
  const { applications, provisioning, faults } = rehearsal
  const find = (request: FastifyRequest) => applications.get(parameter(request, 'id'))
  const show = (application: Application) =>
    provisioningView(application, applications.data(application.id), faults.of(application.id))

  app.get(base, (request) => show(find(request)))
  app.put(base, (request) => {
    const application = find(request)
    save(rehearsal, application, new Body(request.body))
    return show(application)
  })
  app.post(`${base}/test`, (request) => {
    const application = find(request)
    const body = new Body(request.body)
    const secretToken = body.optionalText('secretToken') ?? application.credentials?.secretToken ?? ''
    return provisioning.test(application.id, { tenantUrl: body.text('tenantUrl'), secretToken: secretToken.trim() })
  })
  app.post(`${base}/start`, (request) => {
    const application = find(request)
    provisioning.start(application.id)
    return show(application)
  })
  app.post(`${base}/stop`, (request) => {
    const application = find(request)
    provisioning.stop(application.id)
    return show(application)
  })
  app.post(`${base}/restart`, async (request) => {
    const application = find(request)
    const body = new Body(request.body ?? {})
    await provisioning.restart(application.id, { scopes: scopesOf(body) })
    return show(application)
  })
  app.post(`${base}/on-demand`, (request) =>
    provisioning.onDemand(find(request).id, onDemandOf(new Body(request.body))),
  )
  app.post(`${base}/compare`, async (request) => {
    try {
      return await provisioning.inspect(find(request).id, compareTarget)
    } catch (error) {
      if (error instanceof ScimFailure) throw new TenantError('conflict', `${error.message} ${error.problem.whatToDo}`)
      throw error
    }
  })
  app.get(`${base}/logs`, (request) => {
    const query = queryOf(request)
    const before = Number.parseInt(query['cursor'] ?? '', 10)
    const found = rehearsal.logs.find({
      applicationId: find(request).id,
      limit: limitOf(query),
      status: query['status'] ?? '',
      action: query['action'] ?? '',
      search: query['search'] ?? '',
      cycleId: query['cycleId'] ?? '',
      ...(Number.isNaN(before) ? {} : { before }),
    })
    return { ...found, items: found.items.map(summary) }
  })
  app.get(`${base}/logs/:logId`, (request) => {
    const entry = rehearsal.logs.get(find(request).id, parameter(request, 'logId'))
    if (!entry) throw new TenantError('notFound', 'This log entry does not exist any more. Logs are kept 30 days.')
    return entry
  })
}

function save(rehearsal: Rehearsal, application: Application, body: Body): void {
  const { settings } = application
  const mode = body.choice('mode', ['Manual', 'Automatic'], application.mode)
  const tenantUrl = body.optionalText('tenantUrl')?.trim() ?? application.credentials?.tenantUrl ?? ''
  const secretToken = body.optionalText('secretToken')?.trim() || application.credentials?.secretToken || ''
  const scope = body.choice('scope', ['all', 'assigned'], settings.scope)
  const changed = {
    scope,
    notificationEmail: body.has('notificationEmail')
      ? body.optionalText('notificationEmail')
      : settings.notificationEmail,
    preventAccidentalDeletion: body.flag('preventAccidentalDeletion', settings.preventAccidentalDeletion),
    deletionThreshold: body.wholeNumber('deletionThreshold', { least: 0, most: 1_000_000 }, settings.deletionThreshold),
    skipOutOfScopeDeletions: body.flag('skipOutOfScopeDeletions', settings.skipOutOfScopeDeletions),
  }
  if (mode === 'Automatic') checkUrl(tenantUrl)
  if (mode === 'Automatic' && secretToken === '') {
    throw new TenantError('invalid', 'The Secret Token is missing. Copy it from the SCIM Server tab.', 'secretToken')
  }
  application.mode = mode
  if (tenantUrl !== '') application.credentials = { tenantUrl, secretToken }
  if (scope !== settings.scope) rehearsal.provisioning.resetWatermark(application)
  application.settings = changed
  if (mode === 'Manual') rehearsal.provisioning.stop(application.id)
  rehearsal.applications.save(application)
}

function checkUrl(tenantUrl: string): void {
  try {
    parseTenantUrl(tenantUrl)
  } catch (error) {
    if (error instanceof TenantUrlError) throw new TenantError('invalid', error.message, 'tenantUrl')
    throw error
  }
}

/** The scopes by name (`resetScope`), or as the page's two buttons say it. */
function scopesOf(body: Body): ResetScope[] {
  const named = body.optionalText('resetScope')
  if (named !== null) return parseResetScope(named)
  const scopes = body.flag('full', false) ? (['Full'] as const) : portalRestart
  return body.flag('allowDeletes', false) ? [...scopes, 'ForceDeletes'] : [...scopes]
}

function onDemandOf(body: Body): OnDemandRequest {
  if (body.has('userId')) return { userId: body.text('userId') }
  return { groupId: body.text('groupId'), memberIds: body.has('memberIds') ? body.texts('memberIds') : [] }
}

function summary(entry: ProvisioningLogDetail): ProvisioningLog {
  const { steps, modified, request, response, whatToDo, reason, ...line } = entry
  return line
}
