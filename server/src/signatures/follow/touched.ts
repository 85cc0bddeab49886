import type { FeedChange } from '../../directory/index.ts'

/** Whom changes of the directory touch. */
export interface Touched {
  readonly people: ReadonlySet<string>
  /** Everybody in them, directly or through other groups. */
  readonly groups: ReadonlySet<string>
  /** Whoever has them as a manager. */
  readonly managers: ReadonlySet<string>
  /** Changes of so many members that the feed does not name them. */
  readonly everybody: boolean
}

const naming = /^(?:displayName$|name\b|userName$)/iu

/** @param readsManager whether a manager's name is in anybody's signature */
export function touchedBy(changes: readonly FeedChange[], readsManager: boolean): Touched {
  const [people, groups, managers] = [new Set<string>(), new Set<string>(), new Set<string>()]
  let everybody = false
  for (const { resourceId, resourceKind, kind, paths } of changes) {
    if (resourceKind === 'User') {
      people.add(resourceId)
      const isNamed = kind !== 'updated' || paths.some((path) => naming.test(path))
      const isMembership = kind === 'memberAdded' || kind === 'memberRemoved'
      if (readsManager && isNamed && !isMembership) managers.add(resourceId)
    } else if (paths.includes('members') && kind === 'updated') everybody = true
    else if (kind !== 'updated' || paths.includes('displayName')) groups.add(resourceId)
  }
  return { people, groups, managers, everybody }
}
