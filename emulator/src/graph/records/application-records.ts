import { randomUUID } from 'node:crypto'
import type { Application, Applications } from '../../applications/index.ts'
import type { DocumentStore } from '../../state/index.ts'

/** What Graph keeps of an application beside what the admin center knows. */
export interface ApplicationRecord {
  applicationId: string
  hasJob: boolean
  templateId: 'scim' | 'customappsso'
  /** The id of the schema's one synchronization rule. */
  ruleId: string
  jobCreatedAt: string | null
  /** The program that made the application, or null. */
  ownerClientId: string | null
  /** Secrets beside Tenant URL and token, as they were sent. */
  secrets: Record<string, string>
  accountEnabled: boolean
  appRoleAssignmentRequired: boolean
  notes: string | null
  tags: string[]
  /** When the schema was put last; null while it is the template's. */
  schemaChangedAt: string | null
}

const KIND = 'graphApplication'
const startTags = [
  'WindowsAzureActiveDirectoryCustomSingleSignOnApplication',
  'WindowsAzureActiveDirectoryIntegratedApp',
]

/** Finds applications by Graph's ids and keeps what only Graph knows of them. */
export class ApplicationRecords {
  readonly #store: DocumentStore
  readonly #applications: Applications
  readonly #all = new Map<string, ApplicationRecord>()

  constructor(store: DocumentStore, applications: Applications) {
    this.#store = store
    this.#applications = applications
    const there = new Set(applications.list().map(({ id }) => id))
    for (const one of store.all<ApplicationRecord>(KIND)) {
      if (there.has(one.applicationId)) this.#all.set(one.applicationId, one)
      else store.remove(KIND, one.applicationId)
    }
  }

  /** The application whose service principal has that id. */
  byServicePrincipal(id: string): Application | undefined {
    return this.#applications.list().find((one) => one.objectId === id)
  }

  byAppId(appId: string): Application | undefined {
    return this.#applications.list().find((one) => one.appId === appId)
  }

  /** What Graph keeps of an application; one that the admin center made gets its record now. */
  of(application: Application): ApplicationRecord {
    const known = this.#all.get(application.id)
    if (known) return known
    const record: ApplicationRecord = {
      applicationId: application.id,
      hasJob: false,
      templateId: 'scim',
      ruleId: randomUUID(),
      jobCreatedAt: null,
      ownerClientId: null,
      secrets: {},
      accountEnabled: true,
      appRoleAssignmentRequired: true,
      notes: null,
      tags: [...startTags],
      schemaChangedAt: null,
    }
    this.save(record)
    return record
  }

  save(record: ApplicationRecord): void {
    this.#all.set(record.applicationId, record)
    this.#store.put(KIND, record.applicationId, () => record)
  }

  remove(application: Application): void {
    this.#all.delete(application.id)
    this.#store.remove(KIND, application.id)
  }

  /** Whether the application has a provisioning job: Graph made it, or the admin center was set to Automatic. */
  hasJob(application: Application): boolean {
    return this.of(application).hasJob || application.mode === 'Automatic'
  }
}
