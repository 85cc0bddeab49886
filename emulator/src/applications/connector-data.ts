import type { DocumentStore } from '../state/index.ts'
import { GroupMembers } from './group-members.ts'
import type { Escrow, EscrowPart, Link } from './records.ts'

/** Before memberships had documents of their own, a link carried its members. */
interface LinkDocument extends Link {
  applicationId: string
  members?: [string, string][]
  omitted?: string[]
}

interface EscrowDocument extends Escrow {
  applicationId: string
}

interface MemberDocument {
  applicationId: string
  groupId: string
  memberId: string
  /** null: it was out of scope when it came, and was left out. */
  targetId: string | null
}

/** One application's memory of the target: links, the members that were sent, and escrows. */
export class ConnectorData {
  readonly links = new Map<string, Link>()
  readonly #escrows = new Map<string, Escrow>()
  readonly #members = new Map<string, GroupMembers>()
  readonly #byTarget = new Map<string, string>()
  readonly #counts = { User: 0, Group: 0 }
  readonly #store: DocumentStore
  readonly #applicationId: string

  constructor(store: DocumentStore, applicationId: string) {
    this.#store = store
    this.#applicationId = applicationId
  }

  /** Everything that was kept, by application. */
  static loadAll(store: DocumentStore): Map<string, ConnectorData> {
    const found = new Map<string, ConnectorData>()
    const of = (id: string) => {
      const data = found.get(id) ?? new ConnectorData(store, id)
      found.set(id, data)
      return data
    }
    for (const document of store.each<LinkDocument>('link')) of(document.applicationId).#load(document)
    for (const { applicationId, ...escrow } of store.each<EscrowDocument>('escrow')) {
      of(applicationId).#escrows.set(escrowKey(escrow.sourceId, escrow.part), escrow)
    }
    for (const { applicationId, groupId, memberId, targetId } of store.each<MemberDocument>('linkMember')) {
      of(applicationId).membersOf(groupId).load(memberId, targetId)
    }
    return found
  }

  /** Adds a link, or marks it as changed. */
  keep(link: Link): void {
    this.#add(link)
    this.#store.put('link', this.#key(link.sourceId), () => ({ ...link, applicationId: this.#applicationId }))
  }

  drop(sourceId: string): void {
    const link = this.links.get(sourceId)
    if (!link) return
    this.links.delete(sourceId)
    this.#counts[link.type] -= 1
    if (this.#byTarget.get(link.targetId) === sourceId) this.#byTarget.delete(link.targetId)
    this.#store.remove('link', this.#key(sourceId))
    this.release(sourceId, 'reference')
    this.#members.get(sourceId)?.clear()
    this.#members.delete(sourceId)
  }

  /** What was sent of a group's members, member by member. */
  membersOf(groupId: string): GroupMembers {
    const known = this.#members.get(groupId)
    if (known) return known
    const applicationId = this.#applicationId
    const opened = new GroupMembers((memberId, targetId) => {
      const key = JSON.stringify([applicationId, groupId, memberId])
      if (targetId === undefined) this.#store.remove('linkMember', key)
      else this.#store.put('linkMember', key, () => ({ applicationId, groupId, memberId, targetId }))
    })
    this.#members.set(groupId, opened)
    return opened
  }

  /** Drops a link whose object the target has deleted, and with it every membership of that object. */
  deleted(sourceId: string): void {
    for (const members of this.#members.values()) members.forget(sourceId)
    this.drop(sourceId)
  }

  /** Drops a link whose object on the target now belongs to somebody else; groups that it was sent to look again. */
  giveUp(sourceId: string): void {
    for (const [groupId, { sent }] of this.#members) {
      const group = this.links.get(groupId)
      if (group && sent.has(sourceId)) this.keep({ ...group, referencesPending: true })
    }
    this.drop(sourceId)
  }

  /** The failure of an object, or of its references, that waits for a retry. */
  escrowOf(sourceId: string, part: EscrowPart): Escrow | undefined {
    return this.#escrows.get(escrowKey(sourceId, part))
  }

  hold(escrow: Escrow): void {
    const key = escrowKey(escrow.sourceId, escrow.part)
    this.#escrows.set(key, escrow)
    this.#store.put('escrow', this.#key(key), () => ({ ...escrow, applicationId: this.#applicationId }))
  }

  release(sourceId: string, part: EscrowPart): void {
    const key = escrowKey(sourceId, part)
    if (this.#escrows.delete(key)) this.#store.remove('escrow', this.#key(key))
  }

  /** How many failures wait for a retry. */
  get waiting(): number {
    let count = 0
    for (const { nextTry } of this.#escrows.values()) if (nextTry !== null) count += 1
    return count
  }

  /** Stops the retries: what failed is left alone until it changes or everybody is looked at again. */
  pruneEscrows(): void {
    for (const escrow of [...this.#escrows.values()]) this.hold({ ...escrow, nextTry: null })
  }

  /** Forgets every failure. */
  clearEscrows(): void {
    for (const { sourceId, part } of [...this.#escrows.values()]) this.release(sourceId, part)
  }

  clearLinks(): void {
    for (const id of [...this.links.keys()]) this.drop(id)
  }

  count(type: Link['type']): number {
    return this.#counts[type]
  }

  /** The source object that a target id is linked to. */
  ownerOf(targetId: string): string | null {
    return this.#byTarget.get(targetId) ?? null
  }

  #load({ applicationId: _applicationId, members = [], omitted = [], ...link }: LinkDocument): void {
    this.#add(link)
    if (members.length === 0 && omitted.length === 0) return
    for (const [memberId, targetId] of members) this.membersOf(link.sourceId).send(memberId, targetId)
    for (const memberId of omitted) this.membersOf(link.sourceId).omit(memberId)
    this.keep(link)
  }

  #add(link: Link): void {
    if (!this.links.has(link.sourceId)) this.#counts[link.type] += 1
    this.links.set(link.sourceId, link)
    this.#byTarget.set(link.targetId, link.sourceId)
  }

  #key(sourceId: string): string {
    return `${this.#applicationId}/${sourceId}`
  }
}

function escrowKey(sourceId: string, part: EscrowPart | undefined): string {
  return part === 'reference' ? `${sourceId}/reference` : sourceId
}
