import { ScimError } from '../errors/scim-error.ts'
import { type JsonObject, ownValueOf } from '../json.ts'
import { printPath } from '../path/value-path.ts'
import type { Change } from './change.ts'
import { isOtherValue, withoutElements } from './dialects/remove-with-value.ts'
import { putElements, selectElements } from './elements.ts'
import { put, withPart } from './put.ts'

/** `remove`: RFC 7644 section 3.5.2.2. What is not there is removed already. Changes `owner`. */
export function removeAttribute(owner: JsonObject, change: Change): void {
  const { target } = change
  const name = target.name ?? ''
  if (ownValueOf(owner, name) === undefined) return
  if (target.definition?.required === true) {
    throw new ScimError(400, 'mutability', `"${printPath(change.path)}" is required, so it cannot be removed.`, name)
  }
  if (change.path.filter !== null) removeElements(owner, change)
  else if (target.subName !== null) removeSubAttribute(owner, name, target.subName, change)
  else removeWhole(owner, name, change)
}

function removeWhole(owner: JsonObject, name: string, change: Change): void {
  const current = ownValueOf(owner, name)
  if (Array.isArray(current) && change.value !== undefined && change.value !== null) {
    const left = withoutElements(current, change.value, change.target.attribute)
    if (left.length < current.length) put(owner, name, left.length === 0 ? undefined : left, change)
    return
  }
  if (!isOtherValue(current, change.value, change.target.attribute)) put(owner, name, undefined, change)
}

function removeElements(owner: JsonObject, change: Change): void {
  const { elements, selected } = selectElements(owner, change)
  const { subName } = change.target
  const left = elements.flatMap((element) => {
    if (!selected.has(element)) return [element]
    return subName === null ? [] : (withPart(element, subName, undefined, change) ?? [])
  })
  putElements(owner, left, new Set(), change)
}

function removeSubAttribute(owner: JsonObject, name: string, subName: string, change: Change): void {
  const current = ownValueOf(owner, name)
  if (!Array.isArray(current)) {
    put(owner, name, withPart(current ?? null, subName, undefined, change), change)
    return
  }
  const left = current.flatMap((element) => withPart(element, subName, undefined, change) ?? [])
  put(owner, name, left.length === 0 ? undefined : left, change)
}
