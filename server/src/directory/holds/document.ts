/** Documents as they were before. Pure. */
import type { JsonObject, JsonValue } from '../../base/json.ts'
import { enterpriseExtension } from '../projection/index.ts'

/** The JSON as it is now, with `active` as it was before: what else came meanwhile stays. */
export function withActive(now: string, before: string | null): string {
  const [document, old] = [parse(now), parse(before ?? '{}')]
  const was = Object.entries(old).find(([name]) => name.toLowerCase() === 'active')
  const isActive = (name: string): boolean => name.toLowerCase() === 'active'
  const entries = Object.entries(document).flatMap((entry) => (isActive(entry[0]) ? (was ? [was] : []) : [entry]))
  const isThere = entries.some(([name]) => isActive(name))
  return JSON.stringify(Object.fromEntries(was && !isThere ? [...entries, was] : entries))
}

/** The JSON as it is now, with the manager as it was before. */
export function withManager(now: string, before: string | null): string {
  const [document, old] = [parse(now), parse(before ?? '{}')]
  const [, extension] = entryOf(old, enterpriseExtension) ?? []
  const manager = isObject(extension) ? entryOf(extension, 'manager') : undefined
  if (manager === undefined) return now
  const [name, present] = entryOf(document, enterpriseExtension) ?? [entryOf(old, enterpriseExtension)?.[0] ?? '', {}]
  const others = Object.entries(document).filter(([key]) => key !== name)
  const whole = { ...(isObject(present) ? present : {}), [manager[0]]: manager[1] }
  return JSON.stringify(Object.fromEntries([...others, [name, whole]]))
}

const parse = (text: string): JsonObject => JSON.parse(text) as JsonObject

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const entryOf = (object: JsonObject, lowerCaseName: string): [string, JsonValue] | undefined =>
  Object.entries(object).find(([name]) => name.toLowerCase() === lowerCaseName)
