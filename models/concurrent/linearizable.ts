/** One operation of one client on one resource, with the moments between which it must have taken effect. */
export interface Operation {
  readonly invoked: number
  readonly returned: number
  /** Null when it took no effect and saw none (a refusal with 412). */
  readonly seen: { readonly value: string; readonly tag: string } | null
  /** What If-Match named; null without one. */
  readonly expected: string | null
  readonly kind: 'read' | 'write'
}

interface State {
  readonly value: string
  readonly tag: string
}

/** The resource as one client alone would know it: @returns its state afterwards, or null when the answer is impossible. */
function applied(state: State, { kind, seen, expected }: Operation): State | null {
  if (kind === 'read') return seen !== null && seen.value === state.value && seen.tag === state.tag ? state : null
  if (seen === null) return expected !== null && expected !== state.tag ? state : null
  if (expected !== null && expected !== state.tag) return null
  // A write makes a new version.
  return seen.tag === state.tag ? null : seen
}

/**
 * Whether the answers are those of some order in which the operations could have happened one after the other: the search
 * of Wing and Gong (1993), which tries next whatever began before every other open one had ended, and remembers where it was.
 */
export function isLinearizable(operations: readonly Operation[], initial: State): boolean {
  const visited = new Set<string>()
  const search = (left: readonly number[], state: State): boolean => {
    if (left.length === 0) return true
    const place = `${left.join(',')} ${state.tag} ${state.value}`
    if (visited.has(place)) return false
    visited.add(place)
    const firstReturn = Math.min(...left.map((index) => operations[index]?.returned ?? Infinity))
    return left.some((index) => {
      const operation = operations[index]
      if (operation === undefined || operation.invoked > firstReturn) return false
      const next = applied(state, operation)
      return (
        next !== null &&
        search(
          left.filter((other) => other !== index),
          next,
        )
      )
    })
  }
  return search([...operations.keys()], initial)
}
