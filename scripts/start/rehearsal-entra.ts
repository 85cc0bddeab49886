import { setTimeout as pause } from 'node:timers/promises'
import { type JsonClient } from './json-client.ts'

export interface Application {
  readonly id: string
  readonly displayName: string
}

export interface Job {
  readonly status: string
  readonly statusText: string
  readonly cycle: {
    readonly kind: 'initial' | 'incremental'
    readonly running: boolean
    readonly startedAt: string
    readonly phase: 'users' | 'groups' | 'references' | null
    readonly done: number
    readonly total: number
    readonly counts: Readonly<Record<'created' | 'updated' | 'disabled' | 'deleted' | 'skipped' | 'failed', number>>
  } | null
  readonly statistics: { readonly users: number; readonly groups: number }
  readonly quarantine: { readonly reason: string } | null
}

export interface OnDemand {
  readonly result: 'Success' | 'Failure' | 'Skipped'
  readonly action: string
  readonly error: { readonly message: string; readonly whatToDo: string } | null
}

interface Credentials {
  readonly tenantUrl: string
  readonly secretToken: string
}

interface Person {
  readonly id: string
  readonly displayName: string
}

/** What `npm start` does in the rehearsal Entra, over the same JSON API that its admin center uses. */
export class RehearsalEntra {
  readonly #client: JsonClient

  constructor(client: JsonClient) {
    this.#client = client
  }

  async tenant(): Promise<{ displayName: string; users: { total: number; disabled: number }; groups: number }> {
    return this.#client.call('GET', '/api/tenant')
  }

  async application(displayName: string): Promise<Application | null> {
    const answer = await this.#client.call<Application[] | { items: Application[] }>('GET', '/api/applications')
    const applications = 'items' in answer ? answer.items : answer
    return applications.find((application) => application.displayName === displayName) ?? null
  }

  async createApplication(displayName: string): Promise<Application> {
    return this.#client.call('POST', '/api/applications', { displayName })
  }

  async provisioning(application: Application): Promise<{ credentials: { tenantUrl: string } | null; job: Job }> {
    return this.#client.call('GET', `/api/applications/${application.id}/provisioning`)
  }

  /** @throws Error with what Entra would say when the connection does not work */
  async testConnection(application: Application, { tenantUrl, secretToken }: Credentials): Promise<void> {
    const answer = await this.#client.call<{ ok: boolean; message?: string; whatToDo?: string }>(
      'POST',
      `/api/applications/${application.id}/provisioning/test`,
      { tenantUrl, secretToken },
    )
    if (!answer.ok) throw new Error(`Test Connection: ${answer.message ?? ''} ${answer.whatToDo ?? ''}`.trim())
  }

  async save(
    application: Application,
    { tenantUrl, secretToken }: Credentials,
    scope: 'assigned' | 'all' = 'assigned',
  ): Promise<void> {
    await this.#client.call('PUT', `/api/applications/${application.id}/provisioning`, {
      mode: 'Automatic',
      tenantUrl,
      secretToken,
      scope,
    })
  }

  async provisionOnDemand(application: Application, person: Person): Promise<OnDemand> {
    return this.#client.call('POST', `/api/applications/${application.id}/provisioning/on-demand`, {
      userId: person.id,
    })
  }

  async start(application: Application): Promise<void> {
    await this.#client.call('POST', `/api/applications/${application.id}/provisioning/start`, {})
  }

  /** Forgets who was sent before and begins with an initial cycle, as after the directory behind the URL was replaced. */
  async restart(application: Application): Promise<void> {
    await this.#client.call('POST', `/api/applications/${application.id}/provisioning/restart`, { full: true })
  }

  async assign(application: Application, principalIds: readonly string[]): Promise<void> {
    await this.#client.call('POST', `/api/applications/${application.id}/assignments`, { principalIds })
  }

  async group(displayName: string): Promise<Person & { memberCount: number }> {
    const query = encodeURIComponent(displayName)
    const { items } = await this.#client.call<{ items: (Person & { memberCount: number })[] }>(
      'GET',
      `/api/groups?search=${query}&limit=50`,
    )
    const group = items.find((candidate) => candidate.displayName === displayName)
    if (!group) throw new Error(`The company has no group named "${displayName}".`)
    return group
  }

  async groups(): Promise<Person[]> {
    return (await this.#client.call<{ items: Person[] }>('GET', '/api/groups?limit=100')).items
  }

  async firstMember(groupId: string): Promise<Person> {
    const { items } = await this.#client.call<{ items: (Person & { type: string })[] }>(
      'GET',
      `/api/groups/${groupId}/members?limit=20`,
    )
    const person = items.find(({ type }) => type === 'User')
    if (!person) throw new Error('The group has no person in it.')
    return person
  }

  /** Lets the rehearsal's clock go on, with the cycles that are due on the way, and reports while one runs. */
  async advance(application: Application, minutes: number, report: (job: Job) => void = () => {}): Promise<Job> {
    let isDone = false
    const going = this.#client.call('POST', '/api/clock/advance', { minutes }).finally(() => {
      isDone = true
    })
    // Whoever waits below must not be the first to see a failure that nobody handles yet.
    going.catch(() => {})
    while (!isDone) {
      report((await this.provisioning(application)).job)
      await Promise.race([going.catch(() => {}), pause(250)])
    }
    await going
    return this.untilIdle(application, report)
  }

  /** Waits until no cycle runs, and reports on the way. */
  async untilIdle(application: Application, report: (job: Job) => void = () => {}): Promise<Job> {
    for (;;) {
      const { job } = await this.provisioning(application)
      report(job)
      if (job.cycle?.running !== true) return job
      await pause(250)
    }
  }
}
