import { closedLoop, type Limits, type Round } from '../load/closed-loop.ts'
import { type Address, Connection, type Request } from '../load/connection.ts'
import { idIn, patchedTitle, requests } from './requests.ts'

/** Groups are filled to this many members, then the next one is begun: what one addition costs may grow with its group. */
const groupSize = 1000

/** The people and groups that the bench made in one server, and the work that it does there. */
export class BenchDirectory {
  readonly #connections: readonly Connection[]
  readonly #ids: string[] = []
  #patches = 0
  #groups = 0
  #groupsNextTime = 2

  constructor(address: Address, connections: number) {
    this.#connections = Array.from({ length: connections }, () => new Connection(address))
  }

  get people(): number {
    return this.#ids.length
  }

  /** Ids of the first people. */
  ids(count: number): readonly string[] {
    return this.#ids.slice(0, count)
  }

  /** Creates people until there are `people`, or the time is over; the ids of failed ones are missing, so it throws then. */
  async create(people: number, seconds = Number.POSITIVE_INFINITY): Promise<Round> {
    const first = this.people
    const made: string[] = []
    const round = await closedLoop(
      this.#connections,
      { seconds, requests: people - first },
      (index) => requests.create(first + index),
      (index, { body }) => {
        made[index] = idIn(body)
      },
    )
    if (round.failures > 0) throw new Error(`Creating people failed: ${round.firstFailure}`)
    this.#ids.push(...made)
    return round
  }

  async get(limits: Limits): Promise<Round> {
    return this.#run(limits, (index) => requests.get(this.#id(this.#pick(index)), this.#pick(index)))
  }

  async lookup(limits: Limits): Promise<Round> {
    return this.#run(limits, (index) => requests.lookup(this.#pick(index)))
  }

  async listPage(limits: Limits): Promise<Round> {
    return this.#run(limits, (index) => requests.listPage(1 + this.#pick(index), this.people))
  }

  /** Each person is changed in turn; some are read back afterwards, and must be as the last change left them. */
  async patch(limits: Limits): Promise<Round> {
    const first = this.#patches
    const round = await this.#run(limits, (index) => {
      const place = first + index
      return requests.patch(this.#id(this.#pick(place)), this.#pick(place), place)
    })
    this.#patches += round.requests
    await this.#checkPatches(first, round)
    return round
  }

  /**
   * Adds people one by one, each group up to a thousand members.
   * @param tellsMembers whether a group that is read says who is in it, so that the additions can be checked
   */
  async addMembers(limits: Limits, tellsMembers: boolean): Promise<Round> {
    const groups = await this.#newGroups(this.#groupsNextTime)
    const most = groups.length * groupSize
    const round = await this.#run({ ...limits, requests: Math.min(limits.requests, most) }, (index) =>
      requests.addMember(groups[Math.floor(index / groupSize)] ?? '', this.#id(index % this.people)),
    )
    this.#groupsNextTime = Math.ceil((round.requests * 4) / groupSize) + 2
    if (!tellsMembers || round.failures > 0) return round
    const expected = Math.min(groupSize, round.requests, this.people)
    const answer = await this.#one(requests.getGroup(groups[0] ?? ''))
    const members = answer.toString().split('"value":"').length - 1
    if (members !== expected)
      return failed(round, `after ${expected} additions were confirmed, the group tells of ${members} members`)
    return round
  }

  close(): void {
    for (const connection of this.#connections) connection.close()
  }

  async #newGroups(count: number): Promise<string[]> {
    const made: string[] = []
    while (made.length < count) made.push(idIn(await this.#one(requests.createGroup(`Group ${++this.#groups}`))))
    return made
  }

  async #checkPatches(first: number, round: Round): Promise<void> {
    const last = first + round.requests - 1
    for (let place = Math.max(first, last - 4); place <= last && round.failures === 0; place++) {
      const person = this.#pick(place)
      const body = await this.#one(requests.get(this.#id(person), person))
      if (!body.includes(`"${patchedTitle(person, place)}"`))
        throw new Error(`A confirmed PATCH is not there: ${patchedTitle(person, place)}`)
    }
  }

  async #one(request: Request): Promise<Buffer> {
    const [connection] = this.#connections
    if (!connection) throw new Error('The bench needs at least one connection.')
    const { answer, fault } = await connection.exchange(request)
    if (answer === null || fault !== null) throw new Error(fault ?? 'No answer came.')
    return answer.body
  }

  async #run(limits: Limits, make: (index: number) => Request): Promise<Round> {
    return closedLoop(this.#connections, limits, make)
  }

  /** Goes through everybody in an order that jumps, so that neighbours in time are no neighbours in the database. */
  #pick(index: number): number {
    return (index * 7919) % this.people
  }

  #id(person: number): string {
    return this.#ids[person] ?? ''
  }
}

function failed(round: Round, firstFailure: string): Round {
  return { ...round, failures: round.failures + 1, firstFailure }
}
