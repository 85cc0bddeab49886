import { randomUUID } from 'node:crypto'
import type { DocumentStore } from '../../state/index.ts'
import type { Caller } from '../identity/index.ts'

/** A line of the directory audits. */
export interface AuditEntry {
  id: string
  at: string
  activity: string
  category: 'ApplicationManagement' | 'GroupManagement' | 'UserManagement' | 'ProvisioningManagement'
  operation: 'Add' | 'Update' | 'Delete' | 'Assign' | 'Unassign'
  by: { clientId: string; userPrincipalName: string | null }
  target: { id: string; displayName: string | null; type: string }
}

const KIND = 'graphAudit'
const KEPT = 5000

/** Who changed what through Graph, newest first. */
export class AuditTrail {
  readonly #store: DocumentStore
  readonly #now: () => Date
  readonly #entries: AuditEntry[]

  constructor(store: DocumentStore, now: () => Date) {
    this.#store = store
    this.#now = now
    this.#entries = store.all<AuditEntry>(KIND).sort((left, right) => right.at.localeCompare(left.at))
  }

  get entries(): readonly AuditEntry[] {
    return this.#entries
  }

  add(caller: Caller, entry: Pick<AuditEntry, 'activity' | 'category' | 'operation' | 'target'>): void {
    const { clientId, userPrincipalName } = caller
    const made = { ...entry, id: randomUUID(), at: this.#now().toISOString(), by: { clientId, userPrincipalName } }
    this.#entries.unshift(made)
    this.#store.put(KIND, made.id, () => made)
    const old = this.#entries.length > KEPT ? this.#entries.pop() : undefined
    if (old) this.#store.remove(KIND, old.id)
  }
}
