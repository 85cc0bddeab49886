import { readSingle, readValue } from './coerce.ts'
import type { Broken } from './defects.ts'
import { Failure, invalidPath, invalidSyntax, invalidValue } from './failure.ts'
import type { Operation } from './operation.ts'
import { changeList } from './patch-list.ts'
import { asResource, isResource, type Place, parsePath, type Resource } from './path.ts'
import type { Kind } from './schema.ts'

const readOnly = new Set(['id', 'meta', 'schemas', 'groups'])

/** Does one operation on the resource itself. @throws {Failure} when it cannot be done */
export function applyOperation(kind: Kind, resource: Resource, operation: Operation, broken: Broken): void {
  const { op, path, value } = operation
  if (path !== undefined) {
    change(kind, resource, operation, broken)
    return
  }
  if (!isResource(value)) throw invalidValue('An operation without a path needs an object as its value')
  for (const [key, one] of Object.entries(value)) {
    if (readOnly.has(key)) continue
    if (key.includes('.') && !key.startsWith('urn:') && broken('dotted-keys-stored')) {
      resource[key] = one
      continue
    }
    change(kind, resource, { op, path: key, value: one }, broken)
  }
}

function change(kind: Kind, resource: Resource, operation: Operation, broken: Broken): void {
  const place = parsePath(kind, operation.path ?? '', broken)
  if (place.extension === undefined && readOnly.has(place.name)) {
    throw new Failure(400, `${place.name} cannot be changed`, 'mutability')
  }
  if (ignored(place, operation, broken)) return
  if (!place.attribute && place.name !== '' && broken('unknown-attributes-refused')) {
    throw invalidSyntax(`${place.name} is unknown`)
  }
  if (place.extension !== undefined && place.name === '') {
    changeExtension(kind, resource, place.extension, operation, broken)
    return
  }
  const holder = place.extension === undefined ? resource : asResource((resource[place.extension] ??= {}))
  if (!place.attribute) changeUnknown(holder, place, operation)
  else if (place.attribute.multiValued) changeList(holder, place, operation, broken)
  else if (place.sub === undefined) changeSingle(holder, place, operation, broken)
  else changePart(holder, place, operation, broken)
  if (place.extension !== undefined && Object.keys(holder).length === 0) delete resource[place.extension]
}

function ignored({ name, attribute }: Place, { value }: Operation, broken: Broken): boolean {
  if (name === 'userName' && broken('user-name-cannot-change')) return true
  if (name === 'externalId' && broken('external-id-cannot-change')) return true
  if (name === 'active' && broken('active-ignored')) return true
  return attribute?.name === 'manager' && value === '' && broken('manager-not-cleared')
}

/** A path or key that is the URN of an extension: its attributes one by one. */
function changeExtension(kind: Kind, resource: Resource, urn: string, operation: Operation, broken: Broken): void {
  if (operation.op === 'remove') {
    delete resource[urn]
    return
  }
  for (const [key, value] of Object.entries(asResource(operation.value))) {
    const path = `${urn}:${key}`
    change(kind, resource, { op: operation.op, path, value }, broken)
  }
}

/** An attribute that no schema has is kept as it came. */
function changeUnknown(holder: Resource, place: Place, { op, value }: Operation): void {
  const target = place.sub === undefined ? holder : asResource((holder[place.name] ??= {}))
  const key = place.sub ?? place.name
  if (op === 'remove' || value === null || value === '') delete target[key]
  else target[key] = value
}

function changeSingle(holder: Resource, place: Place, { op, value }: Operation, broken: Broken): void {
  const { attribute, name } = place
  if (!attribute) return
  const next = op === 'remove' ? undefined : readValue(attribute, value, broken)
  if (next === undefined) delete holder[name]
  else if (name === 'manager' && typeof value === 'string' && broken('manager-stored-as-text')) holder[name] = value
  else if (op === 'add' && isResource(next)) holder[name] = { ...asResource(holder[name]), ...next }
  else holder[name] = next
}

/** A part of a single complex attribute, such as `name.givenName` or `manager.value`. */
function changePart(holder: Resource, place: Place, { op, value }: Operation, broken: Broken): void {
  const { name, sub = '', subAttribute } = place
  if (!subAttribute) throw invalidPath(`${name} has no ${sub}`)
  const next = op === 'remove' ? undefined : readSingle(subAttribute, value, broken)
  const parts = { ...asResource(holder[name]) }
  if (next === undefined) delete parts[sub]
  else parts[sub] = next
  // Without its value a manager is nobody.
  const gone = Object.keys(parts).length === 0 || (name === 'manager' && parts['value'] === undefined)
  if (gone) delete holder[name]
  else holder[name] = parts
}
