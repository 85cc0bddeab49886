import type { Tenant, User } from '../tenant/index.ts'

const collator = new Intl.Collator('en')

/** A user under the name that it was put in its place by. */
interface Placed {
  user: User
  name: string
}

/**
 * All users by display name, the deleted ones among them. The order is kept between calls, because comparing names of
 * 100,000 people takes a second: after a change only who is new or has another name is placed again.
 */
export class UsersInOrder {
  readonly #tenant: Tenant
  #placed: Placed[] = []
  #users: User[] = []
  #sequence = -1

  constructor(tenant: Tenant) {
    this.#tenant = tenant
  }

  all(): readonly User[] {
    const { users, sequence } = this.#tenant
    if (this.#sequence === sequence && this.#users.length === users.size) return this.#users
    const kept = this.#placed.filter(({ user, name }) => {
      const now = users.get(user.id)
      return now === user && now.displayName === name
    })
    const known = new Set(kept.map(({ user }) => user))
    const fresh: Placed[] = []
    for (const user of users.values()) if (!known.has(user)) fresh.push({ user, name: user.displayName })
    this.#placed = inserted(kept, fresh.sort(byName))
    this.#users = this.#placed.map(({ user }) => user)
    this.#sequence = sequence
    return this.#users
  }
}

function byName(left: Placed, right: Placed): number {
  return collator.compare(left.name, right.name)
}

/** Puts the new ones, themselves in order, into the list that is in order. */
function inserted(kept: readonly Placed[], fresh: readonly Placed[]): Placed[] {
  const result: Placed[] = []
  let at = 0
  for (const one of fresh) {
    const place = placeOf(kept, one, at)
    for (; at < place; at += 1) pushAt(result, kept, at)
    result.push(one)
  }
  for (; at < kept.length; at += 1) pushAt(result, kept, at)
  return result
}

function pushAt(result: Placed[], kept: readonly Placed[], at: number): void {
  const one = kept[at]
  if (one) result.push(one)
}

/** The first place from `from` on whose name does not come before. */
function placeOf(kept: readonly Placed[], one: Placed, from: number): number {
  let [low, high] = [from, kept.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const other = kept[middle]
    if (other && byName(other, one) < 0) low = middle + 1
    else high = middle
  }
  return low
}
