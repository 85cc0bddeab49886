import { JsonClient } from '../../../scripts/start/json-client.ts'
import type { Application, Job } from '../../../scripts/start/rehearsal-entra.ts'
import type { House } from '../testing/house.ts'
import { compare, type ScimGroup, type Target } from './compare.ts'
import type { ScimUser } from './expected.ts'
import { liveOneDay } from './random-day.ts'
import type { ScimConnection } from './scim-pages.ts'
import { readAll } from './scim-pages.ts'
import { readCompany } from './source.ts'

/** A company on its way from Entra into the directory, with everybody in scope. */
export class Journey {
  readonly #house: House
  readonly #client: JsonClient
  readonly #connection: ScimConnection
  readonly #application: Application
  #known: ReadonlySet<string> = new Set()

  private constructor(house: House, connection: ScimConnection, application: Application) {
    this.#house = house
    this.#client = new JsonClient(house.rehearsal.url)
    this.#connection = connection
    this.#application = application
  }

  static async begin(house: House): Promise<Journey> {
    const connection = await (await house.account()).createScimServer('Nordwind Traders')
    const application = await house.entra.createApplication('Dynasend')
    await house.entra.testConnection(application, connection)
    await house.entra.save(application, connection, 'all')
    return new Journey(house, connection, application)
  }

  get application(): Application {
    return this.#application
  }

  async firstCycle(report: (job: Job) => void = () => {}): Promise<Job> {
    await this.#house.entra.start(this.#application)
    return this.#house.entra.untilIdle(this.#application, report)
  }

  async nextCycle(report: (job: Job) => void = () => {}): Promise<Job> {
    return this.#house.entra.advance(this.#application, 40, report)
  }

  async liveOneDay(seed: number): ReturnType<typeof liveOneDay> {
    return liveOneDay(this.#client, await readCompany(this.#client), seed)
  }

  async target(): Promise<Target> {
    return {
      users: await readAll<ScimUser>(this.#connection, 'Users'),
      groups: await readAll<ScimGroup>(this.#connection, 'Groups'),
    }
  }

  /** @returns one line for each difference between Entra and the directory, now */
  async differences(): Promise<string[]> {
    const target = await this.target()
    const lines = compare(await readCompany(this.#client), target, this.#known)
    this.#known = new Set([...this.#known, ...target.users.map(({ userName }) => userName.toLowerCase())])
    return lines
  }

  /** Every resource with its version: the same twice means that nothing was written in between. */
  async versions(): Promise<Map<string, string>> {
    const { users, groups } = await this.target()
    return new Map(
      [...users, ...groups].map((resource) => [resource.id, JSON.stringify('meta' in resource ? resource.meta : null)]),
    )
  }
}
