import type { ScimCalls } from './scim-calls.ts'

/** How a person can be: `null` is gone. `step` is written into two attributes at once, so that half a PATCH shows. */
export type State = { readonly step: number; readonly active: boolean } | null

interface Entry {
  id: string | null
  /** Every state that would be right: one, unless an answer never came. */
  allowed: State[]
}

export interface Comparison {
  readonly compared: number
  readonly failures: readonly string[]
}

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

/** What was acknowledged, person by person, and what may have happened where no answer came. */
export class Ledger {
  readonly #people = new Map<string, Entry>()
  /** Acknowledged members by group id, and those whose answer never came. */
  readonly #members = new Map<string, { certain: Set<string>; perhaps: Set<string> }>()
  acknowledged = 0
  unanswered = 0

  /** Notes what a write was answered with. `id` is known from the answer of a create. */
  note(userName: string, wanted: State, isAcknowledged: boolean, id: string | null = null): void {
    const entry = this.#people.get(userName) ?? { id: null, allowed: [null] }
    this.#people.set(userName, entry)
    if (id !== null) entry.id = id
    if (isAcknowledged) this.acknowledged++
    else this.unanswered++
    entry.allowed = isAcknowledged ? [wanted] : [...entry.allowed, wanted]
  }

  noteMember(groupId: string, memberId: string, isAcknowledged: boolean): void {
    const group = this.#members.get(groupId) ?? { certain: new Set(), perhaps: new Set() }
    this.#members.set(groupId, group)
    if (isAcknowledged) this.acknowledged++
    else this.unanswered++
    ;(isAcknowledged ? group.certain : group.perhaps).add(memberId)
  }

  /** Compares every person and every group with what the server has. */
  async compare(calls: ScimCalls): Promise<Comparison> {
    const failures: string[] = []
    const names = [...this.#people.keys()]
    const worker = async () => {
      for (let name = names.pop(); name !== undefined; name = names.pop()) {
        const failure = await this.#comparePerson(calls, name)
        if (failure !== null) failures.push(failure)
      }
    }
    await Promise.all(Array.from({ length: 16 }, worker))
    for (const [groupId, members] of this.#members) failures.push(...(await compareGroup(calls, groupId, members)))
    return { compared: this.#people.size + this.#members.size, failures }
  }

  async #comparePerson(calls: ScimCalls, userName: string): Promise<string | null> {
    const { id, allowed } = this.#people.get(userName) ?? { id: null, allowed: [] }
    const filter = encodeURIComponent(`userName eq "${userName}"`)
    const { status, body } = await calls.send('GET', `/Users?filter=${filter}`)
    if (status !== 200) return `${userName}: the look-up was answered with ${status}`
    const found = Array.isArray(body['Resources']) ? (body['Resources'] as Record<string, unknown>[]) : []
    if (found.length > 1) return `${userName}: there are ${found.length} of them`
    const [person] = found
    if (person && id !== null && person['id'] !== id) return `${userName}: has another id than was answered`
    const state = person ? stateOf(person) : null
    if (state === 'half') return `${userName}: half of a change was carried out`
    const isAllowed = allowed.some((one) => one?.step === state?.step && one?.active === state?.active)
    return isAllowed ? null : `${userName}: is ${words(state)}, must be ${allowed.map(words).join(' or ')}`
  }
}

/** The body that makes somebody, or changes them, to a state. */
export function personBody(userName: string, state: NonNullable<State>): object {
  const step = `Step ${state.step}`
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', enterprise],
    userName,
    displayName: `Person ${userName}`,
    active: state.active,
    title: step,
    [enterprise]: { department: step },
  }
}

export function patchBody(state: NonNullable<State>): object {
  const step = `Step ${state.step}`
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: [
      { op: 'Replace', path: 'title', value: step },
      { op: 'Replace', path: `${enterprise}:department`, value: step },
      { op: 'Replace', path: 'active', value: state.active ? 'True' : 'False' },
    ],
  }
}

function stateOf(person: Readonly<Record<string, unknown>>): State | 'half' {
  const extension = person[enterprise] as { department?: string } | undefined
  if (person['title'] !== extension?.department) return 'half'
  return { step: Number(String(person['title']).slice('Step '.length)), active: person['active'] === true }
}

function words(state: State): string {
  return state === null ? 'gone' : `at step ${state.step}${state.active ? '' : ', inactive'}`
}

async function compareGroup(
  calls: ScimCalls,
  groupId: string,
  { certain, perhaps }: { readonly certain: ReadonlySet<string>; readonly perhaps: ReadonlySet<string> },
): Promise<string[]> {
  const { body } = await calls.send('GET', `/Groups/${groupId}`)
  const members = Array.isArray(body['members']) ? (body['members'] as { value: string }[]) : []
  const there = new Set(members.map(({ value }) => value))
  const lost = [...certain].filter((id) => !there.has(id)).length
  const strangers = [...there].filter((id) => !certain.has(id) && !perhaps.has(id)).length
  const failures: string[] = []
  if (lost > 0) failures.push(`group ${groupId}: ${lost} acknowledged members are missing`)
  if (strangers > 0) failures.push(`group ${groupId}: ${strangers} members that nobody added`)
  if (there.size !== members.length) failures.push(`group ${groupId}: a member is there twice`)
  return failures
}
