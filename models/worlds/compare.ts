import { canonical, isObject, type Json } from '../model/json.ts'
import type { Call, Expected, Seen } from './call.ts'
import type { World } from './world.ts'

/** @throws Error that shows what the model says and what came */
export function compareWithModel(world: World, call: Call, expected: Expected, seen: Seen): void {
  const differ = (what: string, wanted: unknown, got: unknown) =>
    new Error(
      `${call.method} ${call.path} on ${world.name}: ${what}\nmodel says ${JSON.stringify(wanted)}\nanswered   ${JSON.stringify(got)}${
        call.body === undefined ? '' : `\nsent       ${JSON.stringify(call.body)}`
      }`,
    )
  if (seen.status !== expected.status) throw differ('status', expected, seen)
  if (expected.status >= 400) {
    const scimType = isObject(seen.body) ? (seen.body['scimType'] ?? null) : null
    if (scimType !== (expected.scimType ?? null)) throw differ('scimType', expected.scimType ?? null, seen.body)
    return
  }
  if (expected.body === undefined) {
    if (seen.body !== null) throw differ('a body where none belongs', null, seen.body)
    return
  }
  const wanted = sortedParts(expected.body)
  const got = sortedParts(world.versions.named(seen.body))
  if (canonical(wanted) !== canonical(got)) throw differ('body', wanted, got)
}

/** What RFC 7643 leaves without an order: schemas, members, groups. */
function sortedParts(value: Json, name = ''): Json {
  if (Array.isArray(value)) {
    const parts = value.map((part) => sortedParts(part))
    return ['schemas', 'members', 'groups'].includes(name)
      ? parts.toSorted((left, right) => (canonical(left) < canonical(right) ? -1 : 1))
      : parts
  }
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, sortedParts(part, key)]))
}
