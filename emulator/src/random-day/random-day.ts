import { departments, PeopleMaker, places, Random } from '../generator/index.ts'
import type { Tenant, User } from '../tenant/index.ts'

/** How often each kind of change happened. */
export interface RandomDay {
  hires: number
  moves: number
  renames: number
  blocked: number
  deleted: number
  returns: number
  joins: number
  leaves: number
  managers: number
}

/** One person in so many is touched by each kind of change. */
const SHARE = 100

/** Hires, moves, renames, leavers, returns and changes of groups and managers, about 1 % of the people each. */
export function liveRandomDay(tenant: Tenant, seed: string): RandomDay {
  const random = new Random(`day/${seed}`)
  const living = [...tenant.users.values()].filter((user) => user.deletedDateTime === null)
  const size = Math.max(2, Math.round(living.length / SHARE))
  const active = shuffled(
    living.filter((user) => user.accountEnabled && user.userType === 'Member'),
    random,
  )
  const take = (count: number) => active.splice(0, count)
  const day = { hires: 0, moves: 0, renames: 0, blocked: 0, deleted: 0, returns: 0, joins: 0, leaves: 0, managers: 0 }
  day.returns = comeBack(tenant, living, size)
  day.moves = each(take(size), (user) => move(tenant, user, random))
  day.renames = each(take(size), (user) => marry(tenant, user, random))
  day.blocked = each(take(size), (user) => tenant.updateUser(user.id, { accountEnabled: false }))
  day.deleted = each(take(Math.ceil(size / 2)), (user) => tenant.deleteUser(user.id))
  const [boss] = active
  day.managers = boss ? each(active.slice(1, size + 1), (user) => tenant.setManager(user.id, boss.id)) : 0
  day.hires = hire(tenant, seed, size, random)
  Object.assign(day, changeGroups(tenant, active, size, random))
  return day
}

function comeBack(tenant: Tenant, living: readonly User[], size: number): number {
  const blocked = living.filter((user) => !user.accountEnabled).slice(0, size)
  const deleted = [...tenant.users.values()].filter((user) => user.deletedDateTime !== null).slice(0, size)
  for (const user of blocked) tenant.updateUser(user.id, { accountEnabled: true })
  for (const user of deleted) if (!tenant.userByName(user.userPrincipalName)) tenant.restoreUser(user.id)
  return blocked.length + deleted.length
}

function move(tenant: Tenant, user: User, random: Random): void {
  const place = random.pick(places)
  tenant.updateUser(user.id, {
    department: random.pick(departments).name,
    city: place.city,
    country: place.country,
    streetAddress: place.street,
    postalCode: place.postalCode,
    telephoneNumber: `${place.phone} ${random.below(9000) + 1000}`,
  })
}

function marry(tenant: Tenant, user: User, random: Random): void {
  const [latin = '', own = latin] = random.pick(random.pick(places).family).split('/')
  const [local = '', domain = ''] = user.userPrincipalName.split('@')
  const name = `${local.split('.')[0]}.${latin.toLowerCase().replaceAll(/[^a-z]/g, '')}.${random.below(100_000)}@${domain}`
  if (tenant.userByName(name)) return
  tenant.updateUser(user.id, {
    surname: own,
    displayName: `${user.givenName ?? ''} ${own}`.trim(),
    userPrincipalName: name,
    mail: name,
  })
}

/** New people join "All Users", as the group of all mailbox users does it by itself in real life. */
function hire(tenant: Tenant, seed: string, size: number, random: Random): number {
  const maker = new PeopleMaker(random, tenant.profile.domain, `day/${seed}/${tenant.sequence}`)
  maker.avoid([...tenant.users.values()].map((user) => user.userPrincipalName.split('@')[0] ?? ''))
  const hired = Array.from({ length: size }, () => tenant.createUser(maker.next()))
  const everybody = [...tenant.groups.values()].find((group) => group.displayName === 'All Users')
  if (everybody) {
    tenant.addMembers(
      everybody.id,
      hired.map((user) => user.id),
    )
  }
  return hired.length
}

function changeGroups(
  tenant: Tenant,
  people: readonly User[],
  size: number,
  random: Random,
): Pick<RandomDay, 'joins' | 'leaves'> {
  const groups = [...tenant.groups.values()].filter((group) => group.displayName !== 'All Users')
  const changed = { joins: 0, leaves: 0 }
  if (groups.length === 0 || people.length === 0) return changed
  for (let index = 0; index < size; index += 1) {
    const group = random.pick(groups)
    changed.joins += tenant.addMembers(group.id, [random.pick(people).id])
    const other = random.pick(groups)
    const [leaver] = other.memberIds
    if (leaver === undefined) continue
    tenant.removeMember(other.id, leaver)
    changed.leaves += 1
  }
  return changed
}

function each(users: readonly User[], change: (user: User) => void): number {
  for (const user of users) change(user)
  return users.length
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, place: random.next() }))
    .sort((left, right) => left.place - right.place)
    .map(({ item }) => item)
}
