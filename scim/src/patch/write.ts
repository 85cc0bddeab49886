import { ScimError } from '../errors/scim-error.ts'
import { equalJson, isJsonObject, type JsonObject, ownKey, ownValueOf } from '../json.ts'
import { printPath } from '../path/value-path.ts'
import { wrapBareReference } from '../resource/dialects/bare-reference.ts'
import { unwrapSingleton } from '../resource/dialects/singleton-array.ts'
import { keepOnePrimary } from '../resource/single-primary.ts'
import type { Attribute } from '../schema/attribute.ts'
import { subAttributeOf } from '../schema/resource-type.ts'
import { addElements } from './add-elements.ts'
import type { Change } from './change.ts'
import { clears } from './dialects/empty-text.ts'
import { writeElements } from './elements.ts'
import { put, read, setOrClear, withPart } from './put.ts'

/** `add` and `replace`: RFC 7644 sections 3.5.2.1 and 3.5.2.3. Changes `owner`. */
export function writeAttribute(owner: JsonObject, change: Change): void {
  const { target } = change
  const name = target.name ?? ''
  if (change.path.filter !== null) writeElements(owner, change)
  else if (target.subName !== null) writeSubAttribute(owner, name, target.subName, change)
  else if (isMultiValued(owner, change)) writeList(owner, name, change)
  else if (target.attribute?.type === 'complex') mergeComplex(owner, name, target.attribute, change)
  else writeSimple(owner, name, change)
}

function isMultiValued(owner: JsonObject, { target, op }: Change): boolean {
  if (target.attribute !== null) return target.attribute.multiValued
  return op === 'add' && Array.isArray(ownValueOf(owner, target.name ?? ''))
}

function writeSimple(owner: JsonObject, name: string, change: Change): void {
  if (clears(change.value) && change.op === 'add' && change.value !== '') return
  put(owner, name, clears(change.value) ? undefined : read(change.value ?? null, change.target.attribute, name), change)
}

function writeList(owner: JsonObject, name: string, change: Change): void {
  const { attribute } = change.target
  if (clears(change.value)) {
    if (change.op === 'replace') put(owner, name, undefined, change)
    return
  }
  const value = read(change.value ?? null, attribute, name)
  const written = value === undefined ? [] : Array.isArray(value) ? value : [value]
  const current = ownValueOf(owner, name)
  const elements =
    change.op === 'add' && current !== undefined
      ? addElements(Array.isArray(current) ? current : [current], written, attribute)
      : { all: written, written }
  put(
    owner,
    name,
    elements.all.length === 0 ? undefined : keepOnePrimary(elements.all, new Set(elements.written)),
    change,
  )
}

/** Both `add` and `replace` of a complex attribute set the sub-attributes that were sent and leave the others. */
function mergeComplex(owner: JsonObject, name: string, attribute: Attribute, change: Change): void {
  if (clears(change.value)) {
    put(owner, name, undefined, change)
    return
  }
  const value = wrapBareReference(unwrapSingleton(change.value ?? null), attribute)
  if (!isJsonObject(value))
    throw new ScimError(400, 'invalidValue', `The value of "${printPath(change.path)}" must be an object.`, name)
  const current = ownValueOf(owner, name)
  const merged: JsonObject = isJsonObject(current) ? { ...current } : {}
  for (const [key, part] of Object.entries(value)) {
    const sub = subAttributeOf(attribute, key)
    if (sub?.mutability === 'readOnly') continue
    setOrClear(merged, sub?.name ?? key, clears(part) ? undefined : read(part, sub ?? null, `${name}.${key}`))
  }
  if (isJsonObject(current)) forgetOldReference(merged, current, value, attribute)
  put(owner, name, Object.keys(merged).length === 0 ? undefined : merged, change)
}

/** A manager's address and name belong to the id that they came with. */
function forgetOldReference(merged: JsonObject, current: JsonObject, sent: JsonObject, attribute: Attribute): void {
  if (subAttributeOf(attribute, '$ref') === undefined || equalJson(merged['value'], current['value'])) return
  for (const name of ['$ref', 'displayName', 'display']) {
    if (ownKey(sent, name) === undefined) delete merged[name]
  }
}

function writeSubAttribute(owner: JsonObject, name: string, subName: string, change: Change): void {
  const { subAttribute, attribute } = change.target
  const value = clears(change.value) ? undefined : read(change.value ?? null, subAttribute, `${name}.${subName}`)
  const current = ownValueOf(owner, name)
  if (attribute?.multiValued === true || Array.isArray(current)) {
    const list = Array.isArray(current) ? current : []
    const written = (list.length === 0 && value !== undefined ? [{}] : list).flatMap(
      (element) => withPart(element, subName, value, change) ?? [],
    )
    put(owner, name, written.length === 0 ? undefined : keepOnePrimary(written, new Set(written)), change)
    return
  }
  if (attribute !== null && attribute.type !== 'complex')
    throw new ScimError(400, 'invalidPath', `"${name}" has no sub-attributes.`, name)
  const before = isJsonObject(current) ? current : {}
  const changed = withPart(before, subName, value, change)
  if (changed !== undefined && attribute !== null && subName === 'value')
    forgetOldReference(changed, before, { value: null }, attribute)
  put(owner, name, changed, change)
}
