import { randomUUID } from 'node:crypto'
import { readResource } from './coerce.ts'
import type { Broken } from './defects.ts'
import { Failure, invalidSyntax, invalidValue } from './failure.ts'
import type { Operation } from './operation.ts'
import { applyOperation } from './patch.ts'
import { asResource, type Resource } from './path.ts'
import { enterpriseUrn, type Kind, kinds } from './schema.ts'

/** A resource with what the server itself knows of it. */
export interface Stored {
  id: string
  kind: Kind
  created: string
  lastModified: string
  version: number
  attributes: Resource
}

/** Everything that was sent, in the order in which it came. */
export class Store {
  readonly #broken: Broken
  readonly #all = new Map<string, Stored>()
  readonly #takenNames = new Set<string>()
  #freeId: string | undefined
  #count = 0
  #time = 0

  constructor(broken: Broken) {
    this.#broken = broken
  }

  list(kind: Kind): Stored[] {
    return [...this.#all.values()].filter((one) => one.kind.name === kind.name)
  }

  /** @throws {Failure} 404 */
  get(kind: Kind, id: string): Stored {
    const found = this.#all.get(id)
    if (found?.kind.name === kind.name) return found
    throw new Failure(this.#broken('unknown-id-is-500') ? 500 : 404, `Resource ${id} not found`)
  }

  kindOf(id: string): Kind | undefined {
    return this.#all.get(id)?.kind
  }

  /** The groups that somebody is a member of. */
  groupsOf(id: string): Stored[] {
    const groups = [...this.#all.values()].filter(({ kind }) => kind.name === 'Group')
    return groups.filter(({ attributes }) => memberIds(attributes).includes(id))
  }

  /** @throws {Failure} 400 or 409 */
  create(kind: Kind, body: Resource): Stored {
    this.#refuseSchemas(kind, body)
    const attributes = readResource(kind, body, this.#broken)
    this.#check(kind, attributes, undefined)
    if (kind.name === 'User') attributes['active'] ??= true
    const now = this.#now()
    const stored = { id: this.#newId(), kind, created: now, lastModified: now, version: 1, attributes }
    this.#all.set(stored.id, stored)
    return stored
  }

  /** PUT. @throws {Failure} 400, 404 or 409 */
  replace(kind: Kind, id: string, body: Resource): Stored {
    const stored = this.get(kind, id)
    const sent = readResource(kind, body, this.#broken)
    const attributes = this.#broken('put-merges') ? { ...stored.attributes, ...sent } : sent
    this.#check(kind, attributes, id)
    this.#save(stored, attributes)
    if (!this.#broken('put-changes-id')) return stored
    this.#all.delete(id)
    stored.id = this.#newId()
    this.#all.set(stored.id, stored)
    return stored
  }

  /** All operations or none. @throws {Failure} 400, 404 or 409 */
  patch(kind: Kind, id: string, operations: Operation[], from?: Resource): Stored {
    const stored = this.get(kind, id)
    const attributes = structuredClone(from ?? stored.attributes)
    try {
      for (const operation of operations) applyOperation(kind, attributes, operation, this.#broken)
      this.#check(kind, attributes, id)
    } catch (error) {
      if (this.#broken('patch-not-atomic')) this.#save(stored, attributes)
      throw error
    }
    this.#save(stored, this.#broken('patch-loses-attributes') ? this.#named(stored, attributes) : attributes)
    if (kind.name === 'User' && attributes['active'] === false && this.#broken('disabling-drops-memberships'))
      this.#forget(id)
    return stored
  }

  /** @throws {Failure} 404 */
  remove(kind: Kind, id: string): void {
    const stored = this.get(kind, id)
    if (this.#broken('delete-disables')) {
      this.#save(stored, { ...stored.attributes, active: false })
      return
    }
    this.#all.delete(id)
    this.#takenNames.add(nameOf(kind, stored.attributes))
    this.#freeId = id
    if (!this.#broken('deleted-users-stay-members')) this.#forget(id)
  }

  /** What changed, and the name: for the defect that loses everything else. */
  #named({ kind, attributes: before }: Stored, after: Resource): Resource {
    const kept = Object.entries(after).filter(
      ([key, value]) => key === nameAttribute(kind) || JSON.stringify(before[key]) !== JSON.stringify(value),
    )
    return Object.fromEntries(kept)
  }

  #save(stored: Stored, attributes: Resource): void {
    if (JSON.stringify(attributes) === JSON.stringify(stored.attributes)) return
    stored.attributes = attributes
    stored.version += 1
    if (!this.#broken('last-modified-stays')) stored.lastModified = this.#now()
  }

  #forget(id: string): void {
    for (const group of this.groupsOf(id)) {
      const members = (group.attributes['members'] as Resource[]).filter(({ value }) => value !== id)
      this.#save(group, { ...group.attributes, members })
    }
    for (const { attributes } of this.#all.values()) {
      const enterprise = asResource(attributes[enterpriseUrn])
      if (asResource(enterprise['manager'])['value'] === id) delete enterprise['manager']
    }
  }

  #check(kind: Kind, attributes: Resource, id: string | undefined): void {
    const name = nameAttribute(kind)
    const demanded = kind.name === 'Group' || !this.#broken('missing-user-name-accepted')
    if (demanded && (typeof attributes[name] !== 'string' || attributes[name] === ''))
      throw invalidValue(`${name} is missing`)
    if (kind.name === 'Group' && this.#broken('nested-groups-refused')) {
      const nested = memberIds(attributes).find((member) => this.kindOf(member)?.name === 'Group')
      if (nested) throw invalidValue(`members: ${nested} is a group`)
    }
    const wanted = nameOf(kind, attributes)
    const taken = this.list(kind).some((one) => one.id !== id && nameOf(kind, one.attributes) === wanted)
    const accepted = this.#broken(kind.name === 'User' ? 'duplicates-accepted' : 'duplicate-groups-accepted')
    const burnt = this.#broken('deleted-name-stays-taken') && this.#takenNames.has(wanted)
    if ((taken && !accepted) || burnt) throw new Failure(409, `${name} is taken`, 'uniqueness')
  }

  #refuseSchemas(kind: Kind, body: Resource): void {
    const named = Array.isArray(body['schemas']) ? (body['schemas'] as unknown[]) : []
    const foreign = named.some((one) => String(one).includes('ADSCIM'))
    if (foreign && this.#broken('legacy-group-schema-refused')) throw invalidValue('schemas: unknown schema')
    const known = [kind.core, ...kind.extensions].map(({ id }) => id)
    const unknown = named.find((one) => !known.includes(String(one)))
    if (unknown && this.#broken('unknown-schemas-refused'))
      throw invalidSyntax(`schemas: ${String(unknown)} is unknown`)
    const empty = kind.extensions.find(({ id }) => named.includes(id) && body[id] === undefined)
    if (empty && this.#broken('undeclared-extension-demanded'))
      throw invalidValue(`${empty.id} is declared and missing`)
  }

  #newId(): string {
    this.#count += 1
    if (this.#broken('id-as-number')) return String(this.#count)
    const free = this.#broken('id-used-again') ? this.#freeId : undefined
    this.#freeId = undefined
    return free ?? randomUUID()
  }

  /** Each moment is later than the one before, so that lastModified always moves. */
  #now(): string {
    this.#time = Math.max(Date.now(), this.#time + 1)
    return new Date(this.#time).toISOString()
  }
}

export function memberIds(attributes: Resource): string[] {
  const members = attributes['members']
  return Array.isArray(members) ? members.map((one: unknown) => String(asResource(one)['value'])) : []
}

function nameAttribute(kind: Kind): string {
  return kind.name === 'User' ? 'userName' : 'displayName'
}

function nameOf(kind: Kind, attributes: Resource): string {
  return `${kind.name}/${String(attributes[nameAttribute(kind)]).toLowerCase()}`
}

/** @returns the kind whose collection has that name */
export function kindOfCollection(collection: string): Kind | undefined {
  return kinds.find((one) => one.collection === collection)
}
