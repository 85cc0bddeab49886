import { GraphFailure } from '../graph/failure.ts'
import { differences } from '../mapping/difference.ts'
import { SyncSchema } from '../mapping/schema.ts'
import { permissions, permissionText } from '../permissions.ts'
import type { Thing, ThingKind } from '../records/things.ts'
import { unansweredApplication } from '../steps/application.ts'
import { findJob } from '../steps/job.ts'
import { keptLines, putMapping } from '../steps/mapping.ts'
import type { StepContext } from '../steps/step.ts'

/** The taking back of one thing. */
export interface Deed {
  readonly thing: Thing
  readonly words: string
  readonly permission: string
  readonly run: () => Promise<void>
}

/** Everything that was made or changed, in the order in which it is taken back. */
export async function deeds(context: StepContext): Promise<Deed[]> {
  const things = await context.book.things()
  const known = things.find(({ kind, state }) => kind === 'application' && state !== 'removed') ?? null
  const application = known === null ? null : await completed(context, known)
  if (application?.entraId) {
    const { entraId: id, name: displayName, details } = application
    context.found.application = { id, displayName, appId: String(details['appId'] ?? ''), appRoles: [] }
  }
  const goes = application !== null && application.state === 'made'
  return order.flatMap((kind) =>
    things
      .filter((one) => one.kind === kind && ['made', 'changed', 'intended'].includes(one.state))
      .map((thing) => deedOf(context, kind === 'application' && application ? application : thing, goes)),
  )
}

const order: readonly ThingKind[] = ['start', 'assignment', 'mapping', 'secrets', 'job', 'group', 'application']

/** A call whose answer was lost may have made it all the same. */
async function completed(context: StepContext, thing: Thing): Promise<Thing> {
  if (thing.state !== 'intended') return thing
  const found = await unansweredApplication(context, thing)
  if (found === null) return thing
  return { ...thing, state: 'made', entraId: found.id, details: { ...thing.details, appId: found.appId } }
}

const words: Readonly<Record<ThingKind, (name: string, goes: boolean) => string>> = {
  start: () => 'Stop provisioning.',
  assignment: (name) => `Take back the assignment of “${name}”.`,
  mapping: () => 'Put the attribute mapping back as it was.',
  secrets: (_name, goes) =>
    goes
      ? 'Tenant URL and Secret Token go with the application.'
      : 'Tenant URL and Secret Token stay in Entra: the earlier ones are not known here.',
  job: () => 'Delete the synchronization job.',
  group: (name) => `Delete the group “${name}”.`,
  application: (name) => `Delete the enterprise application “${name}” (Entra keeps it in its recycle bin for 30 days).`,
}

const needed: Readonly<Record<ThingKind, string>> = {
  start: permissionText(permissions.synchronize),
  assignment: permissionText(permissions.assign),
  mapping: permissionText(permissions.synchronize),
  secrets: permissionText(permissions.nothing),
  job: permissionText(permissions.synchronize),
  group: permissionText(permissions.makeGroup),
  application: permissionText(permissions.makeApplication),
}

/** @param goes whether the application itself is deleted, which takes along what belongs to it */
function deedOf(context: StepContext, thing: Thing, goes: boolean): Deed {
  return {
    thing,
    words: words[thing.kind](thing.name, goes),
    permission: needed[thing.kind],
    run: async () => takeBack(context, thing, goes),
  }
}

async function takeBack(context: StepContext, thing: Thing, goes: boolean): Promise<void> {
  const { graph, found } = context
  const id = encodeURIComponent(thing.entraId ?? '')
  if (thing.kind === 'group') return thing.entraId === null ? undefined : graph.send('DELETE', `/groups/${id}`)
  if (found.application === null) return
  const application = `/servicePrincipals/${encodeURIComponent(found.application.id)}`
  if (thing.kind === 'application') return removeApplication(context, thing)
  if (thing.kind === 'start') return pauseJob(context, application)
  if (goes || thing.kind === 'secrets') return
  if (thing.kind === 'mapping') return restoreMapping(context, application)
  if (thing.entraId === null) return
  const path = thing.kind === 'job' ? `synchronization/jobs/${id}` : `appRoleAssignedTo/${id}`
  await graph.send('DELETE', `${application}/${path}`)
}

/** An application is deleted together with its service principal; the other way round it would stay. */
async function removeApplication({ graph }: StepContext, thing: Thing): Promise<void> {
  const { applicationId, appId } = thing.details
  const key = typeof applicationId === 'string' ? `/${encodeURIComponent(applicationId)}` : `(appId='${String(appId)}')`
  await graph.send('DELETE', `/applications${key}`)
}

/** So that nothing is sent while the rest is taken back. A job that never ran cannot be stopped. */
async function pauseJob(context: StepContext, application: string): Promise<void> {
  const job = await findJob(context)
  if (job === null) return
  try {
    await context.graph.send('POST', `${application}/synchronization/jobs/${encodeURIComponent(job)}/pause`)
  } catch (error) {
    if (!(error instanceof GraphFailure) || error.status !== 400) throw error
  }
}

async function restoreMapping(context: StepContext, application: string): Promise<void> {
  const kept = await keptLines(context.book)
  const job = await findJob(context)
  if (job === null) return
  const path = `${application}/synchronization/jobs/${encodeURIComponent(job)}/schema`
  const schema = await context.graph.get(path, SyncSchema)
  const nothing = { ...context.choices, stableExternalId: false, attributes: [], marks: [] }
  const changes = differences(schema, nothing, kept)
  if (changes.length > 0) await putMapping(context.graph, path, schema, changes)
}
