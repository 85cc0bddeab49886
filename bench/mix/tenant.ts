import { closedLoop } from '../load/closed-loop.ts'
import { type Address, Connection, type Request } from '../load/connection.ts'
import type { Stream } from '../load/open-loop.ts'
import { idIn, requests } from '../work/requests.ts'

export const kinds = ['lookup', 'get', 'patch', 'member', 'create'] as const
export type Kind = (typeof kinds)[number]

export const kindTitles: Readonly<Record<Kind, string>> = {
  lookup: 'lookup by userName',
  get: 'get by id',
  patch: 'PATCH of a person',
  member: 'PATCH of a member',
  create: 'create',
}

/**
 * What Entra asks for while it keeps a company up to date, of twenty requests: it looks people up before it touches them, so
 * most are lookups; a change is one PATCH, a membership a PATCH of its own, and somebody new is rare.
 */
const pattern: readonly Kind[] =
  'lookup patch lookup get lookup member lookup patch lookup get lookup patch lookup get lookup member lookup patch create get'.split(
    ' ',
  ) as Kind[]

/** One tenant under Entra's mix: its people, its groups and its place in the pattern. */
export class MixTenant {
  readonly #connections: readonly Connection[]
  readonly #place: number
  readonly #ids: string[] = []
  readonly #groups: string[] = []
  #asked = 0
  #created = 0

  /** @param place of this tenant among all, so that they do not do the same thing at the same moment */
  constructor(address: Address, place: number, connections: number) {
    this.#connections = Array.from({ length: connections }, () => new Connection(address))
    this.#place = place
  }

  /** Fills it; throws when something was refused. */
  async fill(people: number, groups: number): Promise<void> {
    await this.#make(people, requests.create, this.#ids)
    this.#created = people
    await this.#make(groups, (index) => requests.createGroup(`Group ${index}`), this.#groups)
  }

  /** This tenant's requests by the clock. They go on where an earlier stream of it ended. */
  stream(perSecond: number): Stream<Kind> {
    const first = this.#asked
    return {
      perSecond,
      connections: this.#connections,
      make: (index) => {
        this.#asked = Math.max(this.#asked, first + index + 1)
        const kind = pattern[(first + index + this.#place * 7) % pattern.length] ?? 'lookup'
        return { kind, request: this.#request(kind, first + index) }
      },
    }
  }

  close(): void {
    for (const connection of this.#connections) connection.close()
  }

  #request(kind: Kind, index: number): Request {
    const person = (index * 7919 + this.#place) % this.#ids.length
    const id = this.#ids[person] ?? ''
    switch (kind) {
      case 'lookup':
        return requests.lookup(person)
      case 'get':
        return requests.get(id, person)
      case 'patch':
        return requests.patch(id, person, index)
      case 'member':
        return requests.addMember(this.#groups[index % this.#groups.length] ?? '', id)
      case 'create':
        return requests.create(this.#created++)
    }
  }

  async #make(count: number, request: (index: number) => Request, ids: string[]): Promise<void> {
    const limits = { seconds: Number.POSITIVE_INFINITY, requests: count }
    const { failures, firstFailure } = await closedLoop(this.#connections, limits, request, (index, { body }) => {
      ids[index] = idIn(body)
    })
    if (failures > 0) throw new Error(`The tenant could not be filled: ${firstFailure}`)
  }
}
