import type { JsonClient } from '../../../scripts/start/json-client.ts'
import type { SourcePerson } from './expected.ts'
import type { SourceCompany } from './source.ts'

export type Day = Readonly<
  Record<
    'hires' | 'moves' | 'renames' | 'disabled' | 'deleted' | 'purged' | 'returns' | 'joins' | 'leaves' | 'managers',
    number
  >
>

const surnames = [
  'Østergård',
  'Nguyễn',
  'Papadopoulos',
  'Łukasik',
  "O'Neill",
  'Yıldız',
  'de la Cruz',
  '山本',
  'Ωμέγα',
  'Straße',
]
const offices = ['Hamburg', 'St. Gallen', 'Saint Louis', 'Kraków', 'Lisboa', '東京']
const departments = ['Finance', 'Sales & Service', 'R&D "Labs"', 'People <HR>', 'IT']

/** Does a day of an HR department in the rehearsal Entra; the same seed does the same day. */
export async function liveOneDay(client: JsonClient, company: SourceCompany, seed: number): Promise<Day> {
  const random = seeded(seed)
  const size = Math.max(3, Math.round(company.people.length / 200))
  const enabled = shuffled(
    company.people.filter(({ accountEnabled }) => accountEnabled),
    random,
  )
  const take = (count: number): SourcePerson[] => enabled.splice(0, count)
  const day = {
    hires: 0,
    moves: 0,
    renames: 0,
    disabled: 0,
    deleted: 0,
    purged: 0,
    returns: 0,
    joins: 0,
    leaves: 0,
    managers: 0,
  }
  const change = async (kind: keyof typeof day, method: string, path: string, body?: unknown): Promise<void> => {
    await client.call(method, path, body)
    day[kind] += 1
  }
  for (let index = 0; index < size; index += 1) await change('hires', 'POST', '/api/users', hire(seed, index, random))
  for (const person of take(size * 2)) {
    await change('moves', 'PATCH', `/api/users/${person.id}`, {
      physicalDeliveryOfficeName: pick(offices, random),
      department: pick(departments, random),
      streetAddress: `${size} Neue Straße`,
    })
  }
  for (const person of take(size))
    await change('renames', 'PATCH', `/api/users/${person.id}`, renamed(person, pick(surnames, random)))
  for (const person of take(size))
    await change('disabled', 'PATCH', `/api/users/${person.id}`, { accountEnabled: false })
  for (const person of take(size)) await change('deleted', 'DELETE', `/api/users/${person.id}`)
  for (const person of take(1)) {
    await client.call('DELETE', `/api/users/${person.id}`)
    await change('purged', 'DELETE', `/api/deleted-users/${person.id}`)
  }
  for (const person of company.people.filter(({ accountEnabled }) => !accountEnabled).slice(0, size)) {
    await change('returns', 'PATCH', `/api/users/${person.id}`, { accountEnabled: true })
  }
  const [boss] = take(1)
  for (const person of take(size))
    await change('managers', 'PUT', `/api/users/${person.id}/manager`, { managerId: boss?.id ?? null })
  for (const group of shuffled([...company.groups], random).slice(0, Math.max(2, size))) {
    const newcomers = take(2).filter(({ id }) => !group.memberIds.includes(id))
    if (newcomers.length > 0)
      await change('joins', 'POST', `/api/groups/${group.id}/members`, { ids: newcomers.map(({ id }) => id) })
    const stays = new Set(enabled.map(({ id }) => id))
    const leaver = group.memberIds.find((id) => stays.has(id))
    if (leaver) await change('leaves', 'DELETE', `/api/groups/${group.id}/members/${leaver}`)
  }
  return day
}

function hire(seed: number, index: number, random: () => number): Record<string, unknown> {
  const surname = pick(surnames, random)
  const nickname = `hire.${seed}.${index}`
  return {
    userPrincipalName: `${nickname}@nordwind.example`,
    mailNickname: nickname,
    displayName: `Noor ${surname}`,
    givenName: 'Noor',
    surname,
    mail: `${nickname}@nordwind.example`,
    jobTitle: 'Trainee',
    department: pick(departments, random),
    telephoneNumber: '+49 40 5550100',
    userType: 'Member',
    accountEnabled: true,
  }
}

/** A marriage: surname, display name, address and sign-in name change, the object stays. */
function renamed(person: SourcePerson, surname: string): Record<string, unknown> {
  const [before = '', domain = ''] = person.userPrincipalName.split('@')
  const address = `${before}.new@${domain}`
  return {
    surname,
    displayName: `${person.givenName ?? ''} ${surname}`.trim(),
    userPrincipalName: address,
    mail: person.mail === null ? null : address,
  }
}

/** mulberry32: small, and the same on every machine. */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function pick<Item>(items: readonly Item[], random: () => number): Item {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new Error('There is nothing to pick from.')
  return item
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, order: random() }))
    .toSorted((one, other) => one.order - other.order)
    .map(({ item }) => item)
}
