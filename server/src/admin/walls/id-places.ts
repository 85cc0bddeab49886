import { z } from 'zod'
import { defaultChoices } from '../../connect/index.ts'
import type { RouteDefinition } from '../route/define.ts'

/** What an account has, by the names that paths give to it; made in `tenants.ts`. */
const nameable = [
  'accountId',
  'scimServerId',
  'tokenId',
  'userId',
  'groupId',
  'activityId',
  'conditionId',
  'webhookId',
  'invitationId',
  'operatorId',
  'batchId',
  'keyId',
  'archiveId',
  'signatureWebhookId',
  'changeSetId',
  'jobId',
] as const
type Nameable = (typeof nameable)[number]
export type Named = Readonly<Record<Nameable, string>>

/** Parameters of a path that are no id but a secret that opens by itself. */
const secrets: readonly string[] = ['token']

/** Parameters of a path that name something within a change set, never anything of another account. */
const insideChangeSets: readonly string[] = ['locationId', 'programId', 'bannerId', 'textId', 'fieldId', 'imageName']
/** Parameters of a path that count, from the beginning of each account. */
const numbers: readonly string[] = ['version']

/** Fields of queries that carry an id, and of what. */
const idsInQueries: Readonly<Record<string, Nameable>> = {
  scimServer: 'scimServerId',
  group: 'groupId',
  person: 'userId',
  after: 'activityId',
  changeSet: 'changeSetId',
}

/** Fields of queries that name nothing. */
const plainInQueries: readonly string[] = [
  'limit',
  'search',
  'sort',
  'active',
  'department',
  'source',
  'missing',
  'kind',
  'outcome',
  'from',
  'to',
  'what',
  'action',
  // Of the audit log: words that rows of this account are compared with.
  'operator',
  'subject',
  'state',
  // Of signatures: what a list is about, within one configuration.
  'slot',
  'show',
  'which',
  'attribute',
  'field',
  'revision',
  'path',
  'over',
  'below',
  'against',
]

const part = { on: true, share: 0.5, atLeast: 10 }
const thresholds = {
  silence: { on: true, minutes: 120 },
  errors: part,
  emptied: part,
  withoutEmail: part,
  leavers: part,
}
const oidc = {
  tenantId: '8adf8e6e-67b2-4cf2-a259-e3dc5476c621',
  clientId: 'client',
  clientSecret: 'secret of the provider',
}
const guid = '8adf8e6e-67b2-4cf2-a259-e3dc5476c621'
const password = 'correct horse battery'

const takenOver = { name: 'Taken over', templates: { new: { html: 'Taken over' } } }
const onePixel = 'R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw=='

/** A body that each route takes, so that a refusal is never that of a shape. */
export const bodies: Readonly<Record<string, unknown>> = {
  'setup.create': { token: 'x'.repeat(32), name: 'Eve', email: 'eve@nordwind.example', password, accountName: 'Eve' },
  'setup.oneTimeSignIn': { token: 'x'.repeat(32) },
  'session.definePassword': { newPassword: password },
  'accounts.create': { name: 'Taken over' },
  'accounts.rename': { name: 'Taken over' },
  'operators.change': { role: 'auditor' },
  'invitations.create': { email: 'eve@nordwind.example', role: 'owner' },
  'invitations.accept': { token: 'x'.repeat(32) },
  'oidc.put': oidc,
  'oidc.test': oidc,
  'people.edit': { attributes: { title: 'Taken over' } },
  'scimServers.create': { name: 'Taken over' },
  'scimServers.change': { name: 'Taken over' },
  'scimServers.setWorkloadIdentity': {
    cloud: 'global',
    tenantId: guid,
    applicationId: guid,
    subject: null,
    direct: false,
  },
  'health.changeSettings': { receivers: { roles: ['owner'], addresses: [] }, thresholds },
  'health.changeServerSettings': { thresholds: null, quietUntil: null },
  'health.addWebhook': { name: 'Eve', url: 'https://hooks.nordwind.example/eve' },
  'health.switchWebhook': { enabled: false },
  'audit.changeRetention': { auditDays: 400, activityDays: 30, goneDays: 30 },
  'people.erase': { userName: 'somebody' },
  'signaturePhotos.decide': { approve: true },
  'delivery.startArchive': { clients: ['outlook'] },
  'delivery.addWebhook': { name: 'Eve', url: 'https://hooks.nordwind.example/eve' },
  'delivery.switchWebhook': { enabled: false },
  'apiKeys.create': { name: 'Eve', scopes: ['signatures:read'] },
  'heldChanges.decide': { decision: 'restore' },
  'signatureChanges.begin': { name: 'Taken over' },
  'signatureRules.put': { revision: 1, slot: 'text', rules: [] },
  'signatureLocations.put': { revision: 1, location: { name: 'Taken over' } },
  'signatureFields.put': { revision: 1, fields: [] },
  'signatureFields.settings': { revision: 1, emptyMarkers: [], country: null },
  'signatureFields.try': { field: { id: 'eve', label: 'Eve', from: [{ path: 'title' }] } },
  'signatureLocations.fields': { revision: 1, fields: [] },
  'signatureLocations.accept': {
    revision: 1,
    items: [
      { location: { id: 'eve', name: 'Eve' }, rule: { id: 'eve', name: 'Eve', when: { all: [] }, give: ['eve'] } },
    ],
  },
  'signaturePrograms.put': { revision: 1, program: takenOver },
  'signaturePrograms.check': { program: { id: 'eve', ...takenOver } },
  'signaturePrograms.putImage': { revision: 1, base64: onePixel },
  'signatureBanners.put': { revision: 1, banner: { name: 'Taken over', image: 'eve.png' } },
  'signatureBanners.putText': { revision: 1, text: { name: 'Taken over', html: 'Taken over' } },
  'signatureBanners.checkText': { text: { id: 'eve', name: 'Taken over', html: 'Taken over' } },
  'signaturePublishing.submit': { revision: 1, comment: 'Taken over' },
  'signaturePublishing.decide': { approve: true, reason: '' },
  'signaturePublishing.publish': { revision: 1, comment: 'Taken over' },
  'signaturePublishing.restore': { comment: '' },
  'signaturePublishing.import': { revision: 1, files: {} },
  'connect.signIn': { purpose: 'connect', cloud: 'global', tenant: '', makesGroup: false },
  'connect.plan': { choices: defaultChoices },
  'connect.run': { choices: defaultChoices },
}

/** Bodies that name something: `route field`, of what, and the body that names it. */
const idsInBodies: Readonly<Record<string, readonly [Nameable, (id: string) => unknown]>> = {
  'heldChanges.decide ids': ['userId', (id) => ({ decision: 'restore', ids: [id] })],
}

/** Ids of Entra, not of ours. */
const notOurs = ['oidc.put', 'oidc.test', 'scimServers.setWorkloadIdentity']

const fieldsOf = (schema: unknown): readonly string[] =>
  schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
const inPath = (path: string): readonly string[] => [...path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => String(name))
const isNameable = (name: string): name is Nameable => nameable.some((one) => one === name)

/** A place of a request that carries an id. */
interface IdPlace {
  readonly place: string
  readonly of: Nameable
  /** @param own what the caller has @param other what is named instead: foreign, a sibling's, or absent */
  readonly path: (own: Named, other: Named) => string
  /** The body when the id stands in it. */
  readonly body?: (other: Named) => unknown
}

const plain = (name: string): string => (numbers.includes(name) ? '0' : 'x'.repeat(32))

const filled = (path: string, ids: Named): string =>
  `/api${path.replaceAll(/\{(\w+)\}/gu, (_, name: string) => (isNameable(name) ? ids[name] : plain(name)))}`

/** The address of a route with one's own ids. */
export const addressOf = (route: RouteDefinition, own: Named): string => filled(route.path, own)

/** Fields of its body that look as if they named something of ours. */
const idFieldsOf = (route: RouteDefinition): readonly string[] =>
  notOurs.includes(route.name)
    ? []
    : fieldsOf(route.body).filter((field) => field in idsInQueries || /(?:^id|Id)s?$/u.test(field))

/** Every place of a route that can name what somebody has, read from its path and its query. */
export function idPlacesOf(route: RouteDefinition): readonly IdPlace[] {
  const paths = inPath(route.path)
    .filter(isNameable)
    .map((name) => ({
      place: `{${name}} of the path`,
      of: name,
      path: (own: Named, other: Named) => filled(route.path, { ...own, [name]: other[name] }),
    }))
  const queries = fieldsOf(route.query).flatMap((field) => {
    const of = idsInQueries[field]
    if (of === undefined) return []
    const path = (own: Named, other: Named) => `${filled(route.path, own)}?${field}=${encodeURIComponent(other[of])}`
    return [{ place: `?${field}`, of, path }]
  })
  const inBodies = idFieldsOf(route).flatMap((field) => {
    const [of, body] = idsInBodies[`${route.name} ${field}`] ?? []
    if (of === undefined || body === undefined) return []
    return [
      {
        place: `"${field}" of the body`,
        of,
        path: (own: Named) => filled(route.path, own),
        body: (other: Named) => body(other[of]),
      },
    ]
  })
  return [...paths, ...queries, ...inBodies]
}

/** Whether its pages are walked by a cursor. */
export const hasCursor = (route: RouteDefinition): boolean => fieldsOf(route.query).includes('cursor')

/** What nobody has yet decided on about a route, in words that say what to add. */
export function undecided(route: RouteDefinition): readonly string[] {
  const parameters = inPath(route.path)
    .filter((name) => !isNameable(name) && !secrets.includes(name))
    .filter((name) => !insideChangeSets.includes(name) && !numbers.includes(name))
    .map((name) => `{${name}} of ${route.name}: add it to nameable in admin/walls/id-places.ts, and one to tenants.ts`)
  const queries = fieldsOf(route.query)
    .filter((field) => field !== 'cursor' && !(field in idsInQueries) && !plainInQueries.includes(field))
    .map((field) => `?${field} of ${route.name}: add it to idsInQueries or plainInQueries in admin/walls/id-places.ts`)
  const needsBody = route.body !== undefined && !route.body.safeParse(bodies[route.name]).success
  const body = `the body of ${route.name}: add one that it takes to bodies in admin/walls/id-places.ts`
  const inBodies = idFieldsOf(route)
    .filter((field) => !(`${route.name} ${field}` in idsInBodies))
    .map((field) => `"${field}" in the body of ${route.name}: add it to idsInBodies in admin/walls/id-places.ts`)
  return [...parameters, ...queries, ...inBodies, ...(needsBody ? [body] : [])]
}
