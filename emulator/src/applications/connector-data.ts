import type { DocumentStore } from '../state/index.ts'
import type { Escrow, Link } from './records.ts'

interface LinkDocument extends Omit<Link, 'members' | 'omitted'> {
  applicationId: string
  members: [string, string][]
  omitted: string[]
}

interface EscrowDocument extends Escrow {
  applicationId: string
}

/** One application's memory of the target: links and escrows. */
export class ConnectorData {
  readonly links = new Map<string, Link>()
  readonly escrows = new Map<string, Escrow>()
  readonly #byTarget = new Map<string, string>()
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
    for (const { applicationId, ...link } of store.all<LinkDocument>('link')) {
      const { members, omitted, ...rest } = link
      of(applicationId).#add({ ...rest, members: new Map(members), omitted: new Set(omitted) })
    }
    for (const { applicationId, ...escrow } of store.all<EscrowDocument>('escrow')) {
      of(applicationId).escrows.set(escrow.sourceId, escrow)
    }
    return found
  }

  /** Adds a link, or marks it as changed. */
  keep(link: Link): void {
    this.#add(link)
    this.#store.put('link', this.#key(link.sourceId), () => ({
      ...link,
      applicationId: this.#applicationId,
      members: [...link.members],
      omitted: [...link.omitted],
    }))
  }

  drop(sourceId: string): void {
    const link = this.links.get(sourceId)
    if (!link) return
    this.links.delete(sourceId)
    if (this.#byTarget.get(link.targetId) === sourceId) this.#byTarget.delete(link.targetId)
    this.#store.remove('link', this.#key(sourceId))
  }

  hold(escrow: Escrow): void {
    this.escrows.set(escrow.sourceId, escrow)
    this.#store.put('escrow', this.#key(escrow.sourceId), () => ({ ...escrow, applicationId: this.#applicationId }))
  }

  release(sourceId: string): void {
    if (this.escrows.delete(sourceId)) this.#store.remove('escrow', this.#key(sourceId))
  }

  clearEscrows(): void {
    for (const id of [...this.escrows.keys()]) this.release(id)
  }

  clearLinks(): void {
    for (const id of [...this.links.keys()]) this.drop(id)
  }

  count(type: Link['type']): number {
    let count = 0
    for (const link of this.links.values()) if (link.type === type) count += 1
    return count
  }

  /** The source object that a target id is linked to. */
  ownerOf(targetId: string): string | null {
    return this.#byTarget.get(targetId) ?? null
  }

  #add(link: Link): void {
    this.links.set(link.sourceId, link)
    this.#byTarget.set(link.targetId, link.sourceId)
  }

  #key(sourceId: string): string {
    return `${this.#applicationId}/${sourceId}`
  }
}
