import type { Application } from '../../applications/index.ts'
import type { DocumentStore } from '../../state/index.ts'
import type { ApplicationRecord } from './application-records.ts'

/** An application that was deleted, as it was. */
export interface DeletedApplication {
  application: Application
  record: ApplicationRecord
  deletedDateTime: string
}

const KIND = 'graphDeletedApplication'
/** How long it can be restored, in milliseconds. */
const KEPT = 30 * 24 * 3_600_000

/** Deleted applications for thirty days of the rehearsal's time. */
export class RecycleBin {
  readonly #store: DocumentStore
  readonly #now: () => Date
  readonly #all = new Map<string, DeletedApplication>()

  constructor(store: DocumentStore, now: () => Date) {
    this.#store = store
    this.#now = now
    for (const one of store.all<DeletedApplication>(KIND)) this.#all.set(one.application.id, one)
  }

  list(): DeletedApplication[] {
    const oldest = new Date(this.#now().getTime() - KEPT).toISOString()
    for (const { application, deletedDateTime } of [...this.#all.values()]) {
      if (deletedDateTime <= oldest) this.remove(application.id)
    }
    return [...this.#all.values()]
  }

  /** By the id of the application or of its service principal. */
  find(id: string): DeletedApplication | undefined {
    return this.list().find(({ application }) => application.id === id || application.objectId === id)
  }

  add(application: Application, record: ApplicationRecord): void {
    const entry = { application, record, deletedDateTime: this.#now().toISOString() }
    this.#all.set(application.id, entry)
    this.#store.put(KIND, application.id, () => entry)
  }

  remove(applicationId: string): void {
    if (this.#all.delete(applicationId)) this.#store.remove(KIND, applicationId)
  }
}
