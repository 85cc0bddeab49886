import type { ScimServer } from '../../../scripts/start/dashboard-account.ts'
import { ApiProblem, type JsonClient } from '../../../scripts/start/json-client.ts'
import type { Happening, Moment } from './history.ts'

interface Item {
  readonly id: string
  readonly displayName: string
  readonly userPrincipalName?: string
}
interface Mapping {
  attributes: { source: string; expression: string; target: string; matchingPrecedence: number }[]
  scopingFilters: object[]
}

const noSales = { name: 'No sales', clauses: [{ attribute: 'department', operator: 'NOT EQUALS', value: 'Sales' }] }

/** A small company in the rehearsal Entra that is changed over its JSON API, as its pages do. */
export class CompanyLife {
  readonly #client: JsonClient
  readonly application: string
  #everybody = false
  #counter = 0

  private constructor(client: JsonClient, application: string) {
    this.#client = client
    this.application = application
  }

  /** A fresh company of nine people, provisioned to a fresh SCIM server by a fresh application. */
  static async begin(client: JsonClient, server: Pick<ScimServer, 'tenantUrl'> & { secretToken: string }) {
    for (const { id } of await client.call<Item[]>('GET', '/api/applications')) {
      await client.call('DELETE', `/api/applications/${id}`)
    }
    await client.call('POST', '/api/generate', { people: 9, groups: 4, seed: 'histories' })
    const { id } = await client.call<Item>('POST', '/api/applications', { displayName: 'Dynasend' })
    const life = new CompanyLife(client, id)
    for (const kind of ['users', 'groups'] as const) await life.#matchObjectId(kind)
    const body = { mode: 'Automatic', scope: 'assigned', ...server }
    await client.call('PUT', life.path('/provisioning'), body)
    const groups = await life.list('/api/groups')
    await client.call('POST', life.path('/assignments'), { principalIds: groups.map((group) => group.id) })
    await client.call('POST', life.path('/provisioning/start'), {})
    await life.pass(40)
    return life
  }

  path(rest: string): string {
    return `/api/applications/${this.application}${rest}`
  }

  async list(path: string): Promise<readonly Item[]> {
    return (await this.#client.call<{ items: Item[] }>('GET', `${path}?limit=1000`)).items
  }

  /** Lets the rehearsal's clock go on, with its cycles. */
  async pass(minutes: number): Promise<void> {
    await this.#client.call('POST', '/api/clock/advance', { minutes })
  }

  /** Lets something happen. What the rehearsal refuses does not happen. */
  async live(moment: Moment): Promise<void> {
    if ('faults' in moment) return void (await this.#client.call('PUT', this.path('/faults'), moment))
    this.#counter += 1
    try {
      await this.#happen(moment)
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status >= 500) throw error
    }
  }

  async #happen({ kind, one, other }: Happening): Promise<void> {
    if (kind === 'cycle') return this.pass(40)
    if (kind === 'hours') return this.pass(60 * (one % 30))
    const call = this.#client.call.bind(this.#client)
    const number = this.#counter
    if (kind === 'scoping filter') return this.#toggleFilter()
    if (kind === 'scope') return this.#toggleScope()
    if (kind === 'restart') return void (await call('POST', this.path('/provisioning/restart'), {}))
    if (kind === 'new group')
      return void (await call('POST', '/api/groups', { displayName: `Group ${number}`, kind: 'security' }))
    if (kind === 'unassign') return this.#unassign(one)
    if (kind === 'hire') return this.#hire(one)
    if (kind === 'restore' || kind === 'purge') return this.#returned(kind, one)
    if (kind.endsWith('group') || kind === 'join' || kind === 'leave') return this.#changeGroup(kind, one, other)
    await this.#changeUser(kind, one, other)
  }

  async #changeUser(kind: string, one: number, other: number): Promise<void> {
    const users = await this.list('/api/users')
    const user = chosen(users, one)
    if (!user) return
    const change = async (body: object) => void (await this.#client.call('PATCH', `/api/users/${user.id}`, body))
    const number = this.#counter
    if (kind === 'change') await change({ displayName: `Name ${number}`, jobTitle: `Title ${number}` })
    else if (kind === 'marry') await change({ userPrincipalName: `married${number}@nordwind.example` })
    else if (kind === 'block' || kind === 'unblock') await change({ accountEnabled: kind === 'unblock' })
    else if (kind === 'delete') await this.#client.call('DELETE', `/api/users/${user.id}`)
    else if (kind === 'assign user') {
      await this.#client.call('POST', this.path('/assignments'), { principalIds: [user.id] })
    } else if (kind === 'on demand') {
      await this.#client.call('POST', this.path('/provisioning/on-demand'), { userId: user.id })
    } else {
      const managerId = kind === 'manager' ? (chosen(users, other)?.id ?? null) : null
      await this.#client.call('PUT', `/api/users/${user.id}/manager`, { managerId })
    }
  }

  async #changeGroup(kind: string, one: number, other: number): Promise<void> {
    const group = chosen(await this.list('/api/groups'), other)
    const user = chosen(await this.list('/api/users'), one)
    if (!group || !user) return
    const path = `/api/groups/${group.id}`
    if (kind === 'rename group') await this.#client.call('PATCH', path, { displayName: `Renamed ${this.#counter}` })
    else if (kind === 'drop group') await this.#client.call('DELETE', path)
    else if (kind === 'join') await this.#client.call('POST', `${path}/members`, { ids: [user.id] })
    else if (kind === 'leave') await this.#client.call('DELETE', `${path}/members/${user.id}`)
    else await this.#client.call('POST', this.path('/assignments'), { principalIds: [group.id] })
  }

  /** Half of the newcomers get a name that somebody gave up. */
  async #hire(one: number): Promise<void> {
    const name = one % 2 === 0 ? `married${one}` : `new${this.#counter}`
    const userPrincipalName = `${name}@nordwind.example`
    const department = one % 3 === 0 ? 'Sales' : 'Crew'
    const body = { userPrincipalName, displayName: name, department }
    const { id } = await this.#client.call<Item>('POST', '/api/users', body)
    await this.#client.call('POST', this.path('/assignments'), { principalIds: [id] })
  }

  async #returned(kind: 'restore' | 'purge', one: number): Promise<void> {
    const user = chosen(await this.list('/api/deleted-users'), one)
    if (!user) return
    if (kind === 'restore') await this.#client.call('POST', `/api/deleted-users/${user.id}/restore`)
    else await this.#client.call('DELETE', `/api/deleted-users/${user.id}`)
  }

  async #unassign(one: number): Promise<void> {
    const assignment = chosen(await this.list(this.path('/assignments')), one)
    if (assignment) await this.#client.call('DELETE', this.path(`/assignments/${assignment.id}`))
  }

  async #toggleScope(): Promise<void> {
    this.#everybody = !this.#everybody
    await this.#client.call('PUT', this.path('/provisioning'), { scope: this.#everybody ? 'all' : 'assigned' })
  }

  async #toggleFilter(): Promise<void> {
    const path = this.path('/provisioning/mappings/users')
    const mapping = await this.#client.call<Mapping>('GET', path)
    mapping.scopingFilters = mapping.scopingFilters.length > 0 ? [] : [noSales]
    await this.#client.call('PUT', path, mapping)
  }

  /** externalId from objectId, as the guide says, and matched by it in second place. */
  async #matchObjectId(kind: 'users' | 'groups'): Promise<void> {
    const path = this.path(`/provisioning/mappings/${kind}`)
    const mapping = await this.#client.call<Mapping>('GET', path)
    const line = mapping.attributes.find(({ target }) => target === 'externalId')
    Object.assign(line ?? {}, { source: 'objectId', expression: '[objectId]', matchingPrecedence: 2 })
    await this.#client.call('PUT', path, mapping)
  }
}

function chosen<T>(items: readonly T[], number: number): T | undefined {
  return items[number % Math.max(1, items.length)]
}
