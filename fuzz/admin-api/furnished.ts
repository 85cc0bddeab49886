import { openClient } from '../../models/worlds/client.ts'
import type { TestServer } from '../../models/worlds/servers.ts'
import { firstOwner, type Operator } from './operator.ts'

/** A server where there is something to see. */
export interface House {
  readonly name: string
  readonly owner: Operator
  /** Ids of what is there, by the name of the path parameter without `Id`. */
  readonly ids: ReadonlyMap<string, string>
}

/** Makes an owner, a SCIM server, a person in a group, and a webhook. */
export async function furnished({ name, running }: TestServer): Promise<House> {
  const owner = await firstOwner(running)
  const base = `/api/accounts/${owner.accountId}`
  const read = async (method: string, path: string, body?: unknown): Promise<unknown> =>
    JSON.parse((await owner.send(method, `${base}${path}`, body)).text)
  const made = (await read('POST', '/scim-servers', { name: 'Nordwind' })) as {
    readonly server: {
      readonly id: string
      readonly tenantUrl: string
      readonly tokens: readonly { readonly id: string }[]
    }
    readonly secretToken: string
  }
  const scim = openClient(made.server.tenantUrl, made.secretToken)
  const provision = async (path: string, body: object): Promise<string> =>
    idIn((await scim.send('POST', path, JSON.stringify(body), {})).body)
  const user = await provision('/Users', { userName: 'anna@nordwind.example', title: 'Pilot' })
  const group = await provision('/Groups', { displayName: 'All Users', members: [{ value: user }] })
  await scim.close()
  const hook = { name: 'Hook', url: 'https://hooks.nordwind.example/in' }
  const ids = {
    account: owner.accountId,
    scimServer: made.server.id,
    token: made.server.tokens[0]?.id ?? '',
    user,
    group,
    webhook: idIn(await read('POST', '/health/webhooks', hook)),
    activity: firstId(await read('GET', '/activity')),
    operator: firstId(await read('GET', '/operators')),
  }
  for (const [key, id] of Object.entries(ids))
    if (id === '') throw new Error(`${name}: there is no ${key} to begin with.`)
  return { name, owner, ids: new Map(Object.entries(ids)) }
}

const idIn = (value: unknown): string => String((value as { readonly id?: string }).id ?? '')
const firstId = (list: unknown): string => idIn((list as { readonly items?: readonly unknown[] }).items?.[0] ?? {})
