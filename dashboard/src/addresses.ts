/** The part of an address behind `?`, for the views that have one. Everything is text, so that an address reads well. */
import { activityKinds } from './format/activity.ts'

type Raw = Record<string, unknown>

/** `?a=b&c=d` as a flat record; a value is always text, never parsed as JSON. */
export function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search))
}

/** The other way round; empty values are left out. */
export function stringifySearch(search: Record<string, unknown>): string {
  const parameters = new URLSearchParams()
  for (const [key, value] of Object.entries(search)) {
    if (typeof value === 'string' && value !== '') parameters.set(key, value)
  }
  const text = parameters.toString()
  return text === '' ? '' : `?${text}`
}

/** The keys whose value is text. */
function texts<const Key extends string>(raw: Raw, keys: readonly Key[]): { [K in Key]?: string } {
  const picked: { [K in Key]?: string } = {}
  for (const key of keys) {
    const value = raw[key]
    if (typeof value === 'string' && value !== '') picked[key] = value
  }
  return picked
}

/** One key whose value is one of a few; anything else in the address is as good as nothing. */
function oneOf<const Key extends string, const Value extends string>(
  raw: Raw,
  key: Key,
  values: readonly Value[],
): { [K in Key]?: Value } {
  const picked: { [K in Key]?: Value } = {}
  const value = values.find((candidate) => candidate === raw[key])
  if (value !== undefined) picked[key] = value
  return picked
}

export const usersSearch = (raw: Raw) => ({
  ...texts(raw, ['search', 'scimServer', 'group', 'department']),
  ...oneOf(raw, 'active', ['true', 'false']),
  ...oneOf(raw, 'source', ['scim', 'manual']),
  ...oneOf(raw, 'missing', ['email', 'name', 'title', 'phone']),
  ...oneOf(raw, 'sort', [
    'name',
    '-name',
    'userName',
    '-userName',
    'title',
    '-title',
    'department',
    '-department',
    'lastModified',
    '-lastModified',
  ]),
})

export const groupsSearch = (raw: Raw) => ({
  ...texts(raw, ['search', 'scimServer']),
  ...oneOf(raw, 'sort', ['name', '-name', 'lastModified', '-lastModified']),
})

export const membersSearch = (raw: Raw) => ({ ...texts(raw, ['search']), ...oneOf(raw, 'kind', ['User', 'Group']) })

export const heldBatchSearch = (raw: Raw) => ({
  ...texts(raw, ['search', 'department']),
  ...oneOf(raw, 'what', ['people', 'memberships', 'groups']),
  ...oneOf(raw, 'state', ['held']),
})

export const activitySearch = (raw: Raw) => ({
  ...texts(raw, ['scimServer', 'person', 'search', 'open', 'from', 'to']),
  ...oneOf(raw, 'outcome', ['ok', 'refused']),
  ...oneOf(raw, 'kind', activityKinds),
})

export const personSearch = (raw: Raw): { tab?: string } => texts(raw, ['tab'])
export const scimServerSearch = (raw: Raw): { tab?: string } => texts(raw, ['tab'])
export const healthSearch = (raw: Raw): { tab?: string; scimServer?: string } => texts(raw, ['tab', 'scimServer'])
export const attributesSearch = (raw: Raw): { scimServer?: string; search?: string } =>
  texts(raw, ['scimServer', 'search'])
export const auditSearch = (raw: Raw) => ({
  ...texts(raw, ['search', 'action', 'operator', 'subject', 'from', 'to']),
  ...oneOf(raw, 'log', ['installation']),
})
/** Of every page of signatures: which change set one sees. */
export const signaturesSearch = (raw: Raw): { changeSet?: string | undefined } => texts(raw, ['changeSet'])
export const rulesSearch = (raw: Raw) => oneOf(raw, 'slot', ['location', 'program', 'banner', 'text'])
/** Which people the overview of signatures lists. */
const signatureShows = ['problems', 'ready', 'kept', 'failed', 'none', 'inactive'] as const
export type SignatureShow = (typeof signatureShows)[number]
export const signaturesOverviewSearch = (raw: Raw): { show?: SignatureShow } => oneOf(raw, 'show', signatureShows)
export const deliverySearch = (raw: Raw): { tab?: string } => texts(raw, ['tab'])
export const ownSearch = (raw: Raw): { problem?: string } => texts(raw, ['problem'])
export const settingsSearch = (raw: Raw): { section?: string } => texts(raw, ['section'])

/** Where to go after sign-in. An address of another site is dropped: a link must not lead a person away. */
export function signInSearch(raw: Raw): { to?: string; reason?: string } {
  const { to, reason } = texts(raw, ['to', 'reason'])
  const isOwn = to !== undefined && /^\/(?![/\\])/.test(to)
  return { ...(isOwn ? { to } : {}), ...(reason ? { reason } : {}) }
}

/** The secret behind `#name=` of a one-time link: browsers never send that part to a server or a log. */
export function secretFromHash(hash: string, name: string): string | null {
  const value = new URLSearchParams(hash.replace(/^#/, '')).get(name)
  return value === null || value === '' ? null : value
}
