import { departments, identifierOf, PeopleMaker, places, Random } from '../generator/index.ts'
import type { Tenant, User } from '../tenant/index.ts'

const DOMAIN = 'nordwind.example'
const MEMBERS = 234
const GUESTS = 6
/** Accounts that are blocked: every sixtieth person. */
const BLOCKED_EVERY = 60

/** Replaces the tenant's content by Nordwind Traders: 240 people in 9 countries and 14 groups. */
export function fillWithSample(tenant: Tenant): void {
  tenant.clear()
  tenant.rename({ id: identifierOf('nordwind/tenant'), displayName: 'Nordwind Traders', domain: DOMAIN })
  const maker = new PeopleMaker(new Random('nordwind'), DOMAIN, 'nordwind')
  const people: User[] = []
  for (let index = 0; index < MEMBERS; index += 1) {
    people.push(tenant.createUser({ ...maker.next(), accountEnabled: index % BLOCKED_EVERY !== BLOCKED_EVERY - 1 }))
  }
  for (let index = 0; index < GUESTS; index += 1) people.push(tenant.createUser(maker.guest()))
  appointManagers(tenant, people)
  makeGroups(tenant, people)
}

/** The chief first, below her the heads of the departments, below them everybody else. */
function appointManagers(tenant: Tenant, people: readonly User[]): void {
  const [chief, ...others] = people.filter((user) => user.userType === 'Member' && user.accountEnabled)
  if (!chief) return
  tenant.updateUser(chief.id, { jobTitle: 'Chief Executive Officer', department: 'Management' })
  const heads = new Map<string, User>()
  for (const { name, titles } of departments) {
    const head = others.find((user) => user.department === name)
    if (!head) continue
    heads.set(name, head)
    tenant.updateUser(head.id, { jobTitle: titles[0] ?? null })
    tenant.setManager(head.id, chief.id)
  }
  for (const user of people) {
    if (user.id === chief.id || user.managerId !== null || user.userType === 'Guest') continue
    tenant.setManager(user.id, heads.get(user.department ?? '')?.id ?? chief.id)
  }
}

function makeGroups(tenant: Tenant, people: readonly User[]): void {
  const group = (
    displayName: string,
    description: string,
    memberIds: string[],
    kind: 'security' | 'm365' = 'security',
  ) =>
    tenant.createGroup({ id: identifierOf(`nordwind/group/${displayName}`), displayName, description, memberIds, kind })
  const ids = (keeps: (user: User) => boolean) => people.filter(keeps).map((user) => user.id)
  group(
    'All Users',
    'Every mailbox user',
    ids((user) => user.userType === 'Member' && user.mail !== null),
  )
  const teams = departments.map(({ name }) =>
    group(
      name,
      `Everybody in ${name}`,
      ids((user) => user.department === name),
    ),
  )
  const europe = new Set(places.slice(0, 5).map((place) => place.country))
  group(
    'Europe',
    'Offices in Europe',
    ids((user) => europe.has(user.country ?? '')),
  )
  group(
    "Harbour Crew's Table",
    'Lunch at the harbour',
    ids((user) => user.city === 'Hamburg'),
    'm365',
  )
  group(
    'Guests',
    'People of other companies',
    ids((user) => user.userType === 'Guest'),
  )
  const [sales, marketing] = teams
  const nested = [sales, marketing].flatMap((team) => team?.id ?? [])
  const revenue = group('Revenue', 'Sales and Marketing as nested groups', nested)
  group('Leadership & Revenue', 'The heads, and a nested group', [
    ...ids((user) => /^(?:Head|Chief)/.test(user.jobTitle ?? '')),
    revenue.id,
  ])
}
