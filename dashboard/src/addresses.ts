/** The part of an address behind `?`, for the views that have one. Everything is text, so that an address reads well. */
import type { SearchSchemaInput } from '@tanstack/react-router'

type Raw = Record<string, unknown> & SearchSchemaInput

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

function pick<const Keys extends readonly string[]>(raw: Raw, keys: Keys): { [Key in Keys[number]]?: string } {
  const picked: Record<string, string> = {}
  for (const key of keys) {
    const value = raw[key]
    if (typeof value === 'string' && value !== '') picked[key] = value
  }
  return picked as { [Key in Keys[number]]?: string }
}

const userKeys = ['search', 'active', 'scimServer', 'group', 'department', 'source', 'missing', 'sort'] as const
export type UsersSearch = { [Key in (typeof userKeys)[number]]?: string }
export const usersSearch = (raw: Raw): UsersSearch => pick(raw, userKeys)

const groupKeys = ['search', 'scimServer', 'sort'] as const
export type GroupsSearch = { [Key in (typeof groupKeys)[number]]?: string }
export const groupsSearch = (raw: Raw): GroupsSearch => pick(raw, groupKeys)

const memberKeys = ['search', 'kind'] as const
export type MembersSearch = { [Key in (typeof memberKeys)[number]]?: string }
export const membersSearch = (raw: Raw): MembersSearch => pick(raw, memberKeys)

const activityKeys = ['scimServer', 'kind', 'outcome', 'person', 'search', 'open'] as const
export type ActivitySearch = { [Key in (typeof activityKeys)[number]]?: string }
export const activitySearch = (raw: Raw): ActivitySearch => pick(raw, activityKeys)

export const personSearch = (raw: Raw): { tab?: string } => pick(raw, ['tab'])
export const scimServerSearch = (raw: Raw): { tab?: string } => pick(raw, ['tab'])
export const attributesSearch = (raw: Raw): { scimServer?: string; search?: string } => pick(raw, ['scimServer', 'search'])
export const settingsSearch = (raw: Raw): { section?: string } => pick(raw, ['section'])

/** Where to go after sign-in. An address of another site is dropped: a link must not lead a person away. */
export function signInSearch(raw: Raw): { to?: string; reason?: string } {
  const { to, reason } = pick(raw, ['to', 'reason'])
  const isOwn = to !== undefined && /^\/(?![/\\])/.test(to)
  return { ...(isOwn ? { to } : {}), ...(reason ? { reason } : {}) }
}

/** The secret behind `#name=` of a one-time link: browsers never send that part to a server or a log. */
export function secretFromHash(hash: string, name: string): string | null {
  const value = new URLSearchParams(hash.replace(/^#/, '')).get(name)
  return value === null || value === '' ? null : value
}
