import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock/index.ts'
import { defaultGroupMapping, defaultUserMapping } from '../mapping/index.ts'
import type { DocumentStore, LogStore } from '../state/index.ts'
import { type Tenant, TenantError } from '../tenant/index.ts'
import { appRolesOf, sendsRoles } from './app-roles.ts'
import { ConnectorData } from './connector-data.ts'
import type { Application, ApplicationRole, Assignment, JobHistory } from './records.ts'

/** The enterprise applications of the tenant, their assignments and connector data. */
export class Applications {
  readonly #store: DocumentStore
  readonly #logs: LogStore
  readonly #tenant: Tenant
  readonly #clock: Clock
  readonly #all = new Map<string, Application>()
  readonly #data: Map<string, ConnectorData>

  constructor(parts: { store: DocumentStore; logs: LogStore; tenant: Tenant; clock: Clock }) {
    this.#store = parts.store
    this.#logs = parts.logs
    this.#tenant = parts.tenant
    this.#clock = parts.clock
    for (const application of parts.store.all<Application>('application')) {
      const { cycle } = application.job
      if (cycle?.running) Object.assign(cycle, { running: false, phase: null })
      application.job = { ...application.job, history: { ...newHistory(), ...application.job.history } }
      this.#all.set(application.id, application)
    }
    this.#data = ConnectorData.loadAll(parts.store)
  }

  list(): Application[] {
    return [...this.#all.values()].sort((left, right) => left.createdAt.localeCompare(right.createdAt))
  }

  /** @throws {TenantError} notFound */
  get(id: string): Application {
    const application = this.#all.get(id)
    if (!application) {
      throw new TenantError(
        'notFound',
        `There is no application with the id ${id}. Open Enterprise applications again.`,
      )
    }
    return application
  }

  /** Creates a non-gallery application. Its provisioning is off and waits for credentials. */
  create(displayName: string): Application {
    const name = checkedName(displayName)
    const application: Application = {
      id: randomUUID(),
      appId: randomUUID(),
      objectId: randomUUID(),
      displayName: name,
      createdAt: this.#clock.now().toISOString(),
      mode: 'Manual',
      credentials: null,
      settings: {
        scope: 'assigned',
        notificationEmail: null,
        preventAccidentalDeletion: false,
        deletionThreshold: 500,
        skipOutOfScopeDeletions: false,
      },
      mappings: { users: defaultUserMapping(), groups: defaultGroupMapping() },
      assignments: [],
      job: {
        id: `scim.${this.#tenant.profile.id.replaceAll('-', '')}.${randomUUID()}`,
        state: 'Paused',
        watermark: null,
        nextCycleAt: null,
        lastCycleAt: null,
        cycle: null,
        quarantine: null,
        history: newHistory(),
        allowDeletes: false,
      },
    }
    this.#all.set(application.id, application)
    this.save(application)
    return application
  }

  /** @throws {TenantError} for a name that is empty or too long */
  rename(id: string, displayName: string): Application {
    const application = this.get(id)
    application.displayName = checkedName(displayName)
    this.save(application)
    return application
  }

  /** Marks an application as changed. */
  save(application: Application): void {
    if (!this.#all.has(application.id)) return
    this.#store.put('application', application.id, () => application)
  }

  remove(id: string): void {
    this.get(id)
    const data = this.data(id)
    data.clearEscrows()
    data.clearLinks()
    this.#data.delete(id)
    this.#all.delete(id)
    this.#logs.removeApplication(id)
    this.#store.remove('application', id)
  }

  /** Puts an application back that was removed, without its job, links and logs. */
  restore(application: Application): void {
    this.#all.set(application.id, application)
    this.save(application)
  }

  /** The connector data store of an application. */
  data(id: string): ConnectorData {
    const data = this.#data.get(id) ?? new ConnectorData(this.#store, id)
    this.#data.set(id, data)
    return data
  }

  /**
   * Assigns users and groups; who is assigned already stays so.
   * @param appRoleId the role; without it any assignment counts as one, and a new one has the first role
   */
  assign(id: string, principalIds: readonly string[], appRoleId?: string): Assignment[] {
    const application = this.get(id)
    for (const principalId of principalIds) {
      if (!this.#tenant.groups.has(principalId)) this.#tenant.user(principalId)
    }
    const [first] = appRolesOf(application)
    const known = application.assignments.filter((one) => {
      const role = one.appRoleId ?? first?.id
      return appRoleId === undefined || role === appRoleId
    })
    const has = new Set(known.map(({ principalId }) => principalId))
    const createdAt = this.#clock.now().toISOString()
    const fresh = [...new Set(principalIds)]
      .filter((principalId) => !has.has(principalId))
      .map((principalId) => ({ id: randomUUID(), principalId, createdAt, ...(appRoleId ? { appRoleId } : {}) }))
    application.assignments.push(...fresh)
    this.#rolesChanged(application, fresh)
    this.save(application)
    return fresh
  }

  unassign(id: string, assignmentId: string): void {
    const application = this.get(id)
    const gone = application.assignments.filter((assignment) => assignment.id === assignmentId)
    if (gone.length === 0) {
      throw new TenantError('notFound', 'This assignment does not exist any more. Open the list again.')
    }
    application.assignments = application.assignments.filter((assignment) => assignment.id !== assignmentId)
    this.#rolesChanged(application, gone)
    this.save(application)
  }

  /** Replaces the roles that an application offers. @throws {TenantError} when an assignment needs one that would go */
  setAppRoles(id: string, appRoles: ApplicationRole[]): void {
    const application = this.get(id)
    const ids = new Set(appRoles.map((role) => role.id))
    const needed = application.assignments.find(({ appRoleId }) => appRoleId !== undefined && !ids.has(appRoleId))
    if (needed) {
      throw new TenantError('conflict', 'Somebody is assigned to a role that would go. Remove that assignment first.')
    }
    application.appRoles = appRoles
    this.#rolesChanged(application, application.assignments)
    this.save(application)
  }

  /** Where roles are sent, people whose roles changed are looked at again in the next cycle. */
  #rolesChanged(application: Application, assignments: readonly Assignment[]): void {
    if (!sendsRoles(application)) return
    const ids = assignments.flatMap(({ principalId }) => [
      principalId,
      ...(this.#tenant.groups.get(principalId)?.memberIds ?? []),
    ])
    this.#tenant.touchUsers(ids)
  }
}

function checkedName(displayName: string): string {
  const name = displayName.trim()
  if (name === '') throw new TenantError('invalid', 'The application needs a name. Type one.', 'displayName')
  if (name.length > 120) throw new TenantError('invalid', 'The name is longer than 120 characters.', 'displayName')
  return name
}

/** A job that has not run. */
export function newHistory(): JobHistory {
  return {
    countSuccessiveCompleteFailures: 0,
    escrowsPruned: false,
    lastExecution: null,
    lastSuccessfulExecution: null,
    lastSuccessfulExecutionWithExports: null,
    steadyStateFirstAchievedTime: null,
    steadyStateLastAchievedTime: null,
  }
}
