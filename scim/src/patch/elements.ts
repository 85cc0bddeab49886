import { ScimError } from '../errors/scim-error.ts'
import type { Condition } from '../filter/condition.ts'
import { matchesElement } from '../filter/match.ts'
import { resolveElementFilter } from '../filter/resolve.ts'
import { isJsonObject, type JsonObject, type JsonValue, ownValueOf } from '../json.ts'
import { printPath } from '../path/value-path.ts'
import { coerceOne } from '../resource/coerce.ts'
import { unwrapSingleton } from '../resource/dialects/singleton-array.ts'
import { keepOnePrimary } from '../resource/single-primary.ts'
import type { Change } from './change.ts'
import { elementThatSatisfies } from './dialects/absent-element.ts'
import { clears } from './dialects/empty-text.ts'
import { put, read, withPart } from './put.ts'

/** The elements of the attribute, and which of them the path's filter means. */
export function selectElements(
  owner: JsonObject,
  change: Change,
): { elements: JsonValue[]; condition: Condition; selected: ReadonlySet<JsonValue> } {
  const { filter } = change.path
  const { attribute, name } = change.target
  if (filter === null) throw new ScimError(400, 'invalidPath', `"${printPath(change.path)}" has no filter.`)
  if (attribute !== null && attribute.type !== 'complex' && !attribute.multiValued) {
    throw new ScimError(
      400,
      'invalidPath',
      `"${attribute.name}" has no elements that a filter could choose from.`,
      attribute.name,
    )
  }
  const current = ownValueOf(owner, name ?? '')
  const elements = current === undefined ? [] : Array.isArray(current) ? current : [current]
  const condition = resolveElementFilter(filter, {
    ...change.target,
    subName: null,
    subAttribute: null,
    definition: attribute,
    canonical: withoutSub(change),
  })
  return { elements, condition, selected: new Set(elements.filter((element) => matchesElement(condition, element))) }
}

function withoutSub({ target }: Change): string {
  return target.subName === null ? target.canonical : target.canonical.slice(0, -target.subName.length - 1)
}

/** `add` and `replace` of `attribute[filter]` and `attribute[filter].sub`. Changes `owner`. */
export function writeElements(owner: JsonObject, change: Change): void {
  const { elements, condition, selected } = selectElements(owner, change)
  if (selected.size === 0) {
    if (!clears(change.value)) createElement(owner, elements, condition, change)
    return
  }
  const written = new Set<JsonValue>()
  const all = elements.flatMap((element) => {
    if (!selected.has(element)) return [element]
    const changed = changeElement(element, condition, change)
    if (changed === undefined) return []
    written.add(changed)
    return [changed]
  })
  putElements(owner, all, written, change)
}

function createElement(owner: JsonObject, elements: readonly JsonValue[], condition: Condition, change: Change): void {
  const required = change.options.absentElement === 'noTarget' ? null : elementThatSatisfies(condition)
  if (required === null) {
    throw new ScimError(
      400,
      'noTarget',
      `No element satisfies "${printPath(change.path)}".`,
      change.target.name ?? undefined,
    )
  }
  const created = changeElement(required, condition, change)
  if (created !== undefined) putElements(owner, [...elements, created], new Set([created]), change)
}

function changeElement(element: JsonValue, condition: Condition, change: Change): JsonValue | undefined {
  const { subName, subAttribute, attribute, name } = change.target
  if (subName !== null) {
    const value = clears(change.value) ? undefined : read(change.value ?? null, subAttribute, `${name}.${subName}`)
    return withPart(element, subName, value, change)
  }
  if (clears(change.value)) return undefined
  const value = unwrapSingleton(change.value ?? null)
  const sent = attribute === null ? value : coerceOne(value, attribute)
  if (!isJsonObject(sent) || !isJsonObject(element)) return sent
  // A replaced element stays what its path says it is, even when the value does not repeat the type.
  return change.op === 'add' ? { ...element, ...sent } : { ...elementThatSatisfies(condition), ...sent }
}

/** An attribute with one value keeps its object; others stay a list. */
export function putElements(
  owner: JsonObject,
  elements: readonly JsonValue[],
  written: ReadonlySet<JsonValue>,
  change: Change,
): void {
  const { attribute, name } = change.target
  const kept = keepOnePrimary(elements, written)
  const single = attribute !== null && !attribute.multiValued
  put(owner, name ?? '', single ? kept[0] : kept.length === 0 ? undefined : kept, change)
}
