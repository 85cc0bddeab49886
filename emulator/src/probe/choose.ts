import type { Check, Profile, Suite } from './case.ts'

/** What of the suites is wanted; nothing given means all. */
export interface Choice {
  /** Ids or beginnings of ids up to a dot, such as `validator` or `quirks.07`. */
  only?: readonly string[]
  profiles?: readonly Profile[]
}

/** A check with the suite that it belongs to. */
export interface Chosen {
  suite: Suite
  check: Check
}

/** @returns the checks that are wanted and those that they need, in the order of the suites */
export function choose(suites: readonly Suite[], { only = [], profiles = [] }: Choice): Chosen[] {
  const all = suites.flatMap((suite) => suite.checks.map((check) => ({ suite, check })))
  const wanted = new Set(
    all
      .filter(({ suite }) => profiles.length === 0 || profiles.includes(suite.profile))
      .filter(({ check }) => only.length === 0 || only.some((one) => covers(one, check.id)))
      .map(({ check }) => check.id),
  )
  const byId = new Map(all.map(({ check }) => [check.id, check]))
  const add = (id: string): void => {
    wanted.add(id)
    for (const need of byId.get(id)?.needs ?? []) if (!wanted.has(need)) add(need)
  }
  for (const id of [...wanted]) add(id)
  return all.filter(({ check }) => wanted.has(check.id))
}

/** @returns what of `only` names no check at all */
export function unknownOnes(suites: readonly Suite[], only: readonly string[]): string[] {
  const ids = suites.flatMap(({ checks }) => checks.map(({ id }) => id))
  return only.filter((one) => !ids.some((id) => covers(one, id)))
}

function covers(wanted: string, id: string): boolean {
  const start = wanted.replace(/\.?\*$/, '')
  return id === start || id.startsWith(`${start}.`)
}
