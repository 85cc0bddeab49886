import type { Broken } from './defects.ts'
import { asResource, isResource, type Place, parsePath, type Resource } from './path.ts'
import { enterpriseUrn, type Kind } from './schema.ts'
import type { Store, Stored } from './store.ts'

/** Which attributes an answer has: RFC 7644 section 3.9. */
export interface Selection {
  attributes: string | undefined
  excludedAttributes: string | undefined
}

/** A resource as it is answered. @param base the Tenant URL */
export function render(stored: Stored, selection: Selection, store: Store, base: string, broken: Broken): Resource {
  const full = complete(stored, store, base)
  distort(full, broken)
  const { attributes, excludedAttributes } = selection
  if (attributes !== undefined && !broken('attributes-ignored')) return only(stored.kind, full, attributes, broken)
  if (excludedAttributes === undefined || broken('excluded-attributes-ignored')) return full
  return without(stored.kind, full, excludedAttributes, broken)
}

/** The address of a resource. */
export function locationOf(stored: Stored, base: string): string {
  return `${base}/${stored.kind.collection}/${stored.id}`
}

/** What `If-Match` is compared with. */
export function versionOf(stored: Stored): string {
  return `W/"${stored.version}"`
}

function complete(stored: Stored, store: Store, base: string): Resource {
  const { id, kind, created, lastModified } = stored
  const attributes = structuredClone(stored.attributes)
  const extensions = kind.extensions.filter((one) => attributes[one.id] !== undefined)
  const meta = {
    resourceType: kind.name,
    created,
    lastModified,
    location: locationOf(stored, base),
    version: versionOf(stored),
  }
  const resource = { schemas: [kind.core.id, ...extensions.map((one) => one.id)], id, ...attributes, meta }
  if (kind.name === 'User') addReferences(resource, stored, store, base)
  else describeMembers(resource, store, base)
  return resource
}

function addReferences(resource: Resource, stored: Stored, store: Store, base: string): void {
  const groups = store.groupsOf(stored.id).map((group) => ({
    value: group.id,
    $ref: locationOf(group, base),
    display: group.attributes['displayName'],
    type: 'direct',
  }))
  if (groups.length > 0) resource['groups'] = groups
  const manager = asResource(resource[enterpriseUrn])['manager']
  if (isResource(manager) && manager['$ref'] === undefined)
    manager['$ref'] = `${base}/Users/${String(manager['value'])}`
}

function describeMembers(resource: Resource, store: Store, base: string): void {
  const members = resource['members']
  if (!Array.isArray(members)) return
  resource['members'] = members.map((one: unknown) => {
    const kind = store.kindOf(String(asResource(one)['value']))
    const known = kind && { $ref: `${base}/${kind.collection}/${String(asResource(one)['value'])}`, type: kind.name }
    return { ...asResource(one), ...known }
  })
}

/** The defects that one sees in every resource. */
function distort(resource: Resource, broken: Broken): void {
  if (!broken('password-returned')) delete resource['password']
  if (broken('id-as-number')) resource['id'] = Number(resource['id'])
  if (broken('schemas-missing')) delete resource['schemas']
  if (broken('meta-missing')) delete resource['meta']
  if (broken('external-id-not-returned')) delete resource['externalId']
  if (broken('user-name-lower-cased') && typeof resource['userName'] === 'string') {
    resource['userName'] = resource['userName'].toLowerCase()
  }
  if (broken('booleans-as-text') && resource['active'] !== undefined) resource['active'] = String(resource['active'])
  if (broken('phone-reformatted')) changeEach(resource, 'phoneNumbers', compactNumber)
  if (broken('emails-with-display')) changeEach(resource, 'emails', (one) => ({ ...one, display: one['value'] }))
}

function changeEach(resource: Resource, name: string, change: (one: Resource) => Resource): void {
  const list = resource[name]
  if (Array.isArray(list)) resource[name] = list.map((one: unknown) => change(asResource(one)))
}

function compactNumber(one: Resource): Resource {
  return { ...one, value: String(one['value']).replaceAll(/[\s-]/g, '') }
}

function only(kind: Kind, full: Resource, names: string, broken: Broken): Resource {
  const picked: Resource = { schemas: full['schemas'], id: full['id'] }
  for (const place of placesOf(kind, names, broken)) {
    const holder = place.extension === undefined ? full : asResource(full[place.extension])
    const value = place.name === '' ? holder : holder[place.name]
    if (value === undefined) continue
    const target = place.extension === undefined ? picked : asResource((picked[place.extension] ??= {}))
    if (place.name === '') Object.assign(target, holder)
    else target[place.name] = place.sub === undefined ? value : part(value, target[place.name], place.sub)
  }
  return picked
}

/** The value with that part of it, beside the parts that were picked before. */
function part(value: unknown, before: unknown, sub: string): unknown {
  if (!Array.isArray(value)) return { ...asResource(before), [sub]: asResource(value)[sub] }
  const earlier: unknown[] = Array.isArray(before) ? before : []
  return value.map((one: unknown, index) => ({ ...asResource(earlier[index]), [sub]: asResource(one)[sub] }))
}

function without(kind: Kind, full: Resource, names: string, broken: Broken): Resource {
  const rest = structuredClone(full)
  for (const { extension, name, sub } of placesOf(kind, names, broken)) {
    const holder = extension === undefined ? rest : asResource(rest[extension])
    if (extension === undefined && (name === 'id' || name === 'schemas')) continue
    if (name === '' && extension !== undefined) delete rest[extension]
    else if (sub === undefined) delete holder[name]
    else for (const one of [holder[name]].flat()) delete asResource(one)[sub]
  }
  return rest
}

/** The attributes that are named; a filter in brackets names the whole list. */
function placesOf(kind: Kind, names: string, broken: Broken): Place[] {
  const list = names.match(/(?:[^,[]|\[[^\]]*\])+/g) ?? []
  return list.map((name) => parsePath(kind, name.trim(), broken))
}
