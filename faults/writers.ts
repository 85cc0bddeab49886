import { type Ledger, patchBody, personBody, type State } from './ledger.ts'
import { randomNumbers } from './random.ts'
import type { Answer, ScimCalls } from './scim-calls.ts'

interface Person {
  readonly userName: string
  readonly id: string
  step: number
}

/** What the writers met on their way, beside what the ledger keeps. */
export interface Traffic {
  readonly statuses: Map<number, number>
  /** The longest that a request took, in milliseconds. */
  slowest: number
  /** When each refused or unanswered request ended, in milliseconds of `performance.now()`. */
  readonly troubles: number[]
}

export function newTraffic(): Traffic {
  return { statuses: new Map(), slowest: 0, troubles: [] }
}

/** Answers that refuse a write for a reason that is not the fault's: they are mistakes of the server or of this rig. */
export function strangeStatuses({ statuses }: Traffic): string[] {
  return [...statuses].flatMap(([status, count]) =>
    [0, 200, 201, 204, 503].includes(status) ? [] : [`${count} writes were answered with ${status}`],
  )
}

/**
 * Writes as a provisioning cycle does, each writer its own people and one group for all, until `isOver`. After a refusal a
 * writer waits a moment and goes on, as Entra does in its next cycle.
 */
export async function writeUntil(
  isOver: () => boolean,
  calls: ScimCalls,
  ledger: Ledger,
  { seed, writers = 8, traffic = newTraffic() }: { seed: string; writers?: number; traffic?: Traffic },
): Promise<Traffic> {
  const group = await calls.send('POST', '/Groups', {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
    displayName: `Group of ${seed}`,
  })
  const groupId = typeof group.body['id'] === 'string' ? group.body['id'] : null
  const write = async (writer: number) => {
    const random = randomNumbers(`${seed}:${writer}`)
    const people: Person[] = []
    for (let index = 0; !isOver(); index++) {
      const answer = await act(random, people, `${seed}.${writer}.${index}@nordwind.example`)
      traffic.statuses.set(answer.status, (traffic.statuses.get(answer.status) ?? 0) + 1)
      traffic.slowest = Math.max(traffic.slowest, answer.milliseconds)
      if (answer.status >= 200 && answer.status < 300) continue
      traffic.troubles.push(performance.now())
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  const act = async (random: () => number, people: Person[], userName: string): Promise<Answer> => {
    const chance = random()
    const chosen = people[Math.floor(random() * people.length)]
    if (!chosen || chance < 0.5) return create(calls, ledger, userName, people)
    if (chance < 0.8) return change(calls, ledger, chosen, random() < 0.8)
    if (chance < 0.9) return remove(calls, ledger, chosen, people)
    return groupId === null ? change(calls, ledger, chosen, true) : addMember(calls, ledger, groupId, userName)
  }
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)))
  return traffic
}

const isDone = ({ status }: Answer) => status >= 200 && status < 300

async function create(calls: ScimCalls, ledger: Ledger, userName: string, people: Person[]): Promise<Answer> {
  const state: State = { step: 1, active: true }
  const answer = await calls.send('POST', '/Users', personBody(userName, state))
  const id = typeof answer.body['id'] === 'string' ? answer.body['id'] : null
  ledger.note(userName, state, isDone(answer), id)
  if (isDone(answer) && id !== null) people.push({ userName, id, step: 1 })
  return answer
}

async function change(calls: ScimCalls, ledger: Ledger, person: Person, active: boolean): Promise<Answer> {
  person.step++
  const state = { step: person.step, active }
  const answer = await calls.send('PATCH', `/Users/${person.id}`, patchBody(state))
  ledger.note(person.userName, state, isDone(answer))
  return answer
}

/** Somebody whose deletion was not answered is left alone: a second one could be answered with 404, and rightly. */
async function remove(calls: ScimCalls, ledger: Ledger, person: Person, people: Person[]): Promise<Answer> {
  people.splice(people.indexOf(person), 1)
  const answer = await calls.send('DELETE', `/Users/${person.id}`)
  ledger.note(person.userName, null, isDone(answer))
  return answer
}

/** A new person who stays, so that the group's list can be compared to the last one. */
async function addMember(calls: ScimCalls, ledger: Ledger, groupId: string, userName: string): Promise<Answer> {
  const state: State = { step: 1, active: true }
  const made = await calls.send('POST', '/Users', personBody(userName, state))
  const id = typeof made.body['id'] === 'string' ? made.body['id'] : null
  ledger.note(userName, state, isDone(made), id)
  if (!isDone(made) || id === null) return made
  const answer = await calls.send('PATCH', `/Groups/${groupId}`, {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: [{ op: 'Add', path: 'members', value: [{ value: id }] }],
  })
  ledger.noteMember(groupId, id, isDone(answer))
  return answer
}
