import type { ApplicationAnswer, ListAnswer, PrincipalAnswer } from './answers.ts'
import type { ApiClient } from './api-client.ts'
import { CommandError } from './command-error.ts'

/** The application with that name or id; the only one when none is named. */
export async function findApplication(client: ApiClient, name: string | undefined): Promise<ApplicationAnswer> {
  const all = (await client.get('/applications')) as ApplicationAnswer[]
  const found = name === undefined ? all : all.filter((one) => one.id === name || one.displayName === name)
  const [application] = found
  if (!application) {
    const mend = 'Make one with "rehearsal configure --tenant-url … --secret-token …".'
    throw new CommandError(
      name === undefined ? `There is no application yet. ${mend}` : `There is no "${name}". ${mend}`,
    )
  }
  if (found.length > 1) {
    const names = all.map((one) => one.displayName).join(', ')
    throw new CommandError(`There are several applications (${names}). Say which with --application.`)
  }
  return application
}

/** A user by name or id. */
export async function findUser(client: ApiClient, name: string): Promise<PrincipalAnswer> {
  const user = await tryFind(client, '/users', name)
  if (!user) throw new CommandError(`There is no user "${name}". Use the user principal name.`)
  return user
}

/** A group or a user by name or id. */
export async function findPrincipal(client: ApiClient, name: string): Promise<PrincipalAnswer> {
  const found = (await tryFind(client, '/groups', name)) ?? (await tryFind(client, '/users', name))
  if (!found) throw new CommandError(`There is no group or user "${name}". Check the name.`)
  return found
}

async function tryFind(client: ApiClient, path: string, name: string): Promise<PrincipalAnswer | undefined> {
  const query = `${path}?limit=1000&search=${encodeURIComponent(name)}`
  const { items } = (await client.get(query)) as ListAnswer<PrincipalAnswer>
  const wanted = name.toLowerCase()
  return items.find((item) =>
    [item.id, item.displayName, item.userPrincipalName].some((one) => one?.toLowerCase() === wanted),
  )
}
