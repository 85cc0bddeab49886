import type { Directory, ScimDirectory } from '../../directory/index.ts'

/** The same directory, which tells after each write of a SCIM client whose account it was. */
export function wakingDirectory(directory: Directory, wake: (accountId: string) => void): Directory {
  return {
    ...directory,
    scim(caller) {
      const scim = directory.scim(caller)
      const told = <T>(write: Promise<T>): Promise<T> => {
        write.then(
          () => wake(caller.accountId),
          () => undefined,
        )
        return write
      }
      return {
        ...wakingWrites(scim, told),
        recordRefusal: scim.recordRefusal.bind(scim),
        recordRead: scim.recordRead.bind(scim),
      }
    },
  }
}

type Told = <T>(write: Promise<T>) => Promise<T>

function wakingWrites({ users, groups, memberships }: ScimDirectory, told: Told) {
  return {
    users: {
      get: users.get.bind(users),
      find: users.find.bind(users),
      create: (...given: Parameters<typeof users.create>) => told(users.create(...given)),
      update: (...given: Parameters<typeof users.update>) => told(users.update(...given)),
      delete: (...given: Parameters<typeof users.delete>) => told(users.delete(...given)),
    },
    groups: {
      get: groups.get.bind(groups),
      find: groups.find.bind(groups),
      create: (...given: Parameters<typeof groups.create>) => told(groups.create(...given)),
      update: (...given: Parameters<typeof groups.update>) => told(groups.update(...given)),
      delete: (...given: Parameters<typeof groups.delete>) => told(groups.delete(...given)),
    },
    memberships: {
      get: memberships.get.bind(memberships),
      find: memberships.find.bind(memberships),
      create: (...given: Parameters<typeof memberships.create>) => told(memberships.create(...given)),
      delete: (...given: Parameters<typeof memberships.delete>) => told(memberships.delete(...given)),
    },
  }
}
