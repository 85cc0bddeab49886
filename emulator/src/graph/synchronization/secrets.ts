import type { Application, ProvisioningSettings } from '../../applications/index.ts'
import { parseTenantUrl, TenantUrlError } from '../../scim-client/index.ts'
import type { Graph } from '../graph.ts'
import { badRequest, GraphError, JsonObject } from '../wire/index.ts'

/** Keys whose values are never shown again. */
const hidden = new Set([
  'SecretToken',
  'Password',
  'AppKey',
  'ClientSecret',
  'ConsumerSecret',
  'TokenKey',
  'Oauth2AccessToken',
  'Oauth2RefreshToken',
  'Oauth2ClientSecret',
  'Oauth2AuthorizationCode',
  'ConnectionString',
])
const open = [
  'UserName',
  'BaseAddress',
  'ClientIdentifier',
  'SingleSignOnType',
  'Sandbox',
  'Url',
  'Domain',
  'ConsumerKey',
  'TokenExpiration',
  'Oauth2AccessTokenCreationTime',
  'SyncAll',
  'InstanceName',
  'Oauth2ClientId',
  'CompanyId',
  'UpdateKeyOnSoftDelete',
  'SynchronizationSchedule',
  'SystemOfRecord',
  'SandboxName',
  'EnforceDomain',
  'SyncNotificationSettings',
  'SkipOutOfScopeDeletions',
  'Oauth2RedirectUri',
  'ApplicationTemplateIdentifier',
  'Oauth2TokenExchangeUri',
  'Oauth2AuthorizationUri',
  'AuthenticationType',
  'Server',
  'PerformInboundEntitlementGrants',
  'HardDeletesEnabled',
  'SyncAgentCompatibilityKey',
  'SyncAgentADContainer',
  'ValidateDomain',
  'TestReferences',
]
const keys = new Set([...hidden, ...open])
/** About a kilobyte is what Entra keeps. */
const LONGEST = 1024

export interface Secret {
  key: string
  value: string
}

/** Key and value pairs of a body. @throws {GraphError} 400 naming the entry */
export function readSecrets(entries: readonly JsonObject[]): Secret[] {
  return entries.map((entry) => {
    const key = entry.text('key')
    const value = entry.optionalText('value') ?? ''
    if (!keys.has(key)) throw badRequest(`Cannot convert '${key}' to a synchronization secret key.`)
    if (value.length > LONGEST) {
      throw new GraphError(400, 'Request_InvalidPropertyValue', 'Size of input ExternalSecret data is invalid.')
    }
    return { key, value }
  })
}

/** Everything that is kept, with the hidden values masked. */
export function maskedSecrets(graph: Graph, application: Application): Secret[] {
  return Object.entries(allSecrets(graph, application)).map(([key, value]) => ({
    key,
    value: hidden.has(key) ? '*' : value,
  }))
}

function allSecrets(graph: Graph, application: Application): Record<string, string> {
  const { credentials, settings } = application
  return {
    ...graph.records.of(application).secrets,
    ...(credentials && credentials.tenantUrl !== '' ? { BaseAddress: credentials.tenantUrl } : {}),
    ...(credentials && credentials.secretToken !== '' ? { SecretToken: credentials.secretToken } : {}),
    SyncAll: String(settings.scope === 'all'),
    SyncNotificationSettings: notificationText(settings),
    ...(settings.skipOutOfScopeDeletions ? { SkipOutOfScopeDeletions: 'True' } : {}),
  }
}

/**
 * Saves the keys that were sent; the others stay. Everything is read before anything is changed.
 * @throws {GraphError} 400 naming the key
 */
export function saveSecrets(graph: Graph, application: Application, secrets: readonly Secret[]): void {
  const sent = new Map(secrets.map(({ key, value }) => [key, value]))
  const url = sent.get('BaseAddress')
  if (url !== undefined) checkUrl(url)
  const settings = settingsOf(application.settings, sent)
  const record = graph.records.of(application)
  const { provisioning, applications } = graph.rehearsal
  for (const [key, value] of sent) if (!mirrored.has(key)) record.secrets[key] = value
  const tenantUrl = url ?? application.credentials?.tenantUrl ?? ''
  const secretToken = sent.get('SecretToken') ?? application.credentials?.secretToken ?? ''
  if (tenantUrl !== '' || secretToken !== '') application.credentials = { tenantUrl, secretToken }
  if (settings.scope !== application.settings.scope) provisioning.resetWatermark(application)
  application.settings = settings
  configure(graph, application)
  graph.records.save(record)
  applications.save(application)
}

/** A job with an address and a token is what the admin center calls Automatic. */
export function configure(graph: Graph, application: Application): void {
  const { credentials } = application
  const complete = credentials !== null && credentials.tenantUrl !== '' && credentials.secretToken !== ''
  if (graph.records.of(application).hasJob && complete) application.mode = 'Automatic'
}

/** Keys that live in the application itself. */
const mirrored = new Set([
  'BaseAddress',
  'SecretToken',
  'SyncAll',
  'SyncNotificationSettings',
  'SkipOutOfScopeDeletions',
])

function settingsOf(settings: ProvisioningSettings, sent: ReadonlyMap<string, string>): ProvisioningSettings {
  const all = sent.get('SyncAll')
  const skip = sent.get('SkipOutOfScopeDeletions')
  const notification = sent.get('SyncNotificationSettings')
  return {
    ...settings,
    ...(all === undefined ? {} : { scope: truth('SyncAll', all) ? ('all' as const) : ('assigned' as const) }),
    ...(skip === undefined ? {} : { skipOutOfScopeDeletions: truth('SkipOutOfScopeDeletions', skip) }),
    ...(notification === undefined ? {} : notificationOf(settings, notification)),
  }
}

function truth(key: string, value: string): boolean {
  if (/^(?:true|false)$/i.test(value)) return value.toLowerCase() === 'true'
  throw badRequest(`The value of '${key}' must be "true" or "false", not "${value}".`)
}

function notificationOf(settings: ProvisioningSettings, text: string): Partial<ProvisioningSettings> {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw badRequest("The value of 'SyncNotificationSettings' must be JSON in a string.")
  }
  const body = new JsonObject(parsed, 'SyncNotificationSettings')
  const deletionThreshold = body.wholeNumber('DeleteThresholdValue', settings.deletionThreshold)
  if (deletionThreshold < 0) throw badRequest("'DeleteThresholdValue' must not be negative.")
  return {
    notificationEmail: body.flag('Enabled', false) ? body.optionalText('Recipients') : null,
    preventAccidentalDeletion: body.flag('DeleteThresholdEnabled', settings.preventAccidentalDeletion),
    deletionThreshold,
  }
}

function notificationText(settings: ProvisioningSettings): string {
  return JSON.stringify({
    Enabled: settings.notificationEmail !== null,
    Recipients: settings.notificationEmail ?? '',
    DeleteThresholdEnabled: settings.preventAccidentalDeletion,
    DeleteThresholdValue: settings.deletionThreshold,
  })
}

function checkUrl(tenantUrl: string): void {
  try {
    parseTenantUrl(tenantUrl)
  } catch (error) {
    if (error instanceof TenantUrlError) throw badRequest(error.message)
    throw error
  }
}
