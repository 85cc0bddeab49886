/** A whole server with a person whose every value is a canary, and the places to look for it. */
import { readConfiguration } from '../../config/index.ts'
import { type RunningServer, startServer } from '../../server.ts'
import type { TestDatabase } from '../../storage/conformance/databases.ts'

export const actor = { operatorId: 'anna', name: 'Anna Berg' }

export function startOn({ dataFolder, databaseUrl }: Pick<TestDatabase, 'dataFolder' | 'databaseUrl'>) {
  const address: Record<string, string> = databaseUrl === null ? {} : { DYNASEND_DATABASE_URL: databaseUrl }
  const common = { DYNASEND_DATA: dataFolder, DYNASEND_PORT: '0', DYNASEND_LOG_LEVEL: 'silent' }
  return startServer(readConfiguration({ ...common, ...address }))
}

export interface Company {
  readonly accountId: string
  readonly scimServerId: string
  readonly token: string
}

export async function newCompany({ house }: RunningServer, name = 'Nordwind Traders'): Promise<Company> {
  const accountId = await house.installation.createAccount(name, null)
  const made = await house.installation.account(accountId).writes.createScimServer('Entra', {}, actor)
  return { accountId, scimServerId: made.id, token: made.secretToken }
}

/** Calls as Entra does; gives the answer's JSON. */
export function callerOf({ url }: RunningServer, { scimServerId, token }: Company) {
  return async (method: string, path: string, body?: unknown): Promise<{ status: number; json: Answer }> => {
    const response = await fetch(`${url}/scim/v2/${scimServerId}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, json: (text === '' ? {} : JSON.parse(text)) as Answer }
  }
}

interface Answer {
  readonly id: string
  readonly totalResults?: number
}

export const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User'
const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

/** Each value holds the canary. @param suffix told apart from earlier values */
export const canaryPerson = (canary: string, suffix = '') => ({
  schemas: [userSchema, enterprise],
  userName: `${canary}${suffix}@nordwind.example`,
  externalId: `${canary}-external`,
  displayName: `${canary}${suffix} “Quoted" Ångström`,
  title: `${canary} title${suffix}`,
  name: { givenName: `${canary}`, familyName: `Family${canary}`, formatted: `${canary} formatted` },
  emails: [{ type: 'work', value: `${canary}${suffix}@nordwind.example`, primary: true }],
  phoneNumbers: [{ type: 'mobile', value: `+49 ${canary}` }],
  addresses: [{ type: 'work', locality: `${canary} city`, formatted: `${canary} `.repeat(700) }],
  active: true,
  [enterprise]: { department: `${canary} department`, employeeNumber: `${canary} number` },
})

/** What happens to somebody: provisioned, refused, looked for, in a group, changed, disabled. */
export async function liveALife(call: ReturnType<typeof callerOf>, canary: string): Promise<string> {
  const { json } = await call('POST', '/Users', canaryPerson(canary))
  await call('POST', '/Users', canaryPerson(canary))
  const filter = encodeURIComponent(`userName eq "${canary}@nordwind.example"`)
  await call('GET', `/Users?filter=${filter}`)
  await call('GET', `/Users?filter=${encodeURIComponent(`nonsense eq "${canary}-external"`)}`)
  const member = { value: json.id, display: `${canary} “Quoted" Ångström` }
  const group = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'], displayName: `Sales ${json.id}` }
  const made = await call('POST', '/Groups', { ...group, members: [member] })
  const patch = (operation: object) => ({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: [operation],
  })
  await call('PATCH', `/Groups/${made.json.id}`, patch({ op: 'remove', path: 'members', value: [member] }))
  await call('PATCH', `/Groups/${made.json.id}`, patch({ op: 'add', path: 'members', value: [member] }))
  await call('PUT', `/Users/${json.id}`, canaryPerson(canary, '-two'))
  await call('PATCH', `/Users/${json.id}`, patch({ op: 'replace', path: 'active', value: false }))
  const report = {
    ...canaryPerson('Somebody else'),
    userName: `r-${json.id}@nordwind.example`,
    externalId: `r-${json.id}`,
  }
  await call('POST', '/Users', { ...report, [enterprise]: { manager: json.id } })
  return json.id
}
