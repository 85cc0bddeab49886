import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningServer } from '../../server.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { endpoints, methods } from '../endpoints.ts'
import type { Received, TestClient } from '../testing/client.ts'
import { makeScimServer, startTestServer } from '../testing/describe-scim.ts'
import { created, listed, object } from '../testing/expectations.ts'
import { group, person } from '../testing/samples.ts'
import { idPlaces, type Named, withoutIds } from './id-places.ts'

const actor = { operatorId: 'tests', name: 'Tests' }
const routes = endpoints.flatMap(({ path, handlers }) =>
  methods.flatMap((method) => (handlers[method] === undefined ? [] : [`${method} ${path}`])),
)

describe('the security matrix', () => {
  it('has a row for every route of the router', () => {
    const rows = new Set([...idPlaces.map(({ method, endpoint }) => `${method} ${endpoint}`), ...withoutIds])
    expect(routes.filter((route) => !rows.has(route))).toEqual([])
    expect([...rows].filter((row) => !routes.includes(row))).toEqual([])
  })
})

/** A tenant with a person, a group that has them, and what names them. */
async function fill(server: RunningServer, name: string): Promise<{ client: TestClient; named: Named }> {
  const { account, client } = await makeScimServer(server)
  const [scimServer] = await account.scimServers()
  await account.writes.changeScimServer(scimServer?.id ?? '', { settings: { groupMemberships: true } }, actor)
  const boss = await created(client, '/Users', person(`boss@${name}.example`))
  const user = await created(client, '/Users', person(`user@${name}.example`))
  const groupId = await created(client, '/Groups', group(`Group of ${name}`, { members: [{ value: user }] }))
  await client.patch(`/Users/${user}`, [
    { op: 'Add', path: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager', value: boss },
  ])
  const [first] = listed(await client.get('/GroupMemberships'))
  const cursor = String((await client.get('/Users?cursor&count=1')).body['nextCursor'])
  return { client, named: { user, group: groupId, membership: String(first?.['id']), cursor } }
}

/** Everything that a tenant can see of itself. */
async function everything(client: TestClient): Promise<string> {
  const parts = await Promise.all(['/Users', '/Groups', '/GroupMemberships'].map((path) => client.get(path)))
  return parts.map(({ text }) => text).join('\n')
}

/** An id that was never given, of the same shape. */
function absent({ user, group: groupId, membership }: Named): Named {
  const other = (id: string) => id.replace(/[0-9a-f]{6}$/u, (end) => (end === 'ffffff' ? 'eeeeee' : 'ffffff'))
  const [, , time = ''] = membership.split('.')
  const cursor = Buffer.from(JSON.stringify(['x', other(user), 'nothing'])).toString('base64url')
  return { user: other(user), group: other(groupId), membership: `${other(groupId)}.${other(user)}.${time}`, cursor }
}

/** An answer without the ids that were asked for, new ids, times and versions: what is left must not differ. */
function comparable({ status, headers, text }: Received, named: Named): object {
  const withoutNames = Object.values(named).reduce((left, id) => left.replaceAll(id, '<id>'), text)
  const body = withoutNames
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/gu, '<new id>')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/gu, '<time>')
    .replace(/W\/\\"\d+\\"/gu, '<version>')
  const { date, 'x-request-id': requestId, 'content-length': length, location, etag, ...others } = headers
  return { status, body, others }
}

describeDatabases('no tenant sees or touches another', (database) => {
  let server: RunningServer
  let ours: Awaited<ReturnType<typeof fill>>
  let theirs: Awaited<ReturnType<typeof fill>>
  beforeAll(async () => {
    server = await startTestServer(database())
    ours = await fill(server, 'ours')
    theirs = await fill(server, 'theirs')
  })
  afterAll(() => server?.close())

  it.each(idPlaces.map((one) => [one.method, one.endpoint, one.place, one] as const))(
    '%s %s, %s: a foreign id answers as an absent one, and theirs is as it was',
    async (method, _, __, { request }) => {
      const before = await everything(theirs.client)
      const send = async (other: Named) => {
        const { path, body } = request(ours.named, other)
        const received = await ours.client.send(method, path, body)
        const made = received.status === 201 ? String(received.body['id']) : null
        if (made !== null) await ours.client.delete(`${path}/${made}`)
        return comparable(received, other)
      }
      expect(await send(theirs.named)).toEqual(await send(absent(theirs.named)))
      expect(await everything(theirs.client)).toBe(before)
    },
  )

  it.each(routes)('%s opens to no credential but its own', async (route) => {
    const [method = '', path = ''] = route.split(' ')
    const before = await everything(theirs.client)
    const address = path.replace(':id', theirs.named.user)
    const foreign = { authorization: `Bearer ${ours.client.secretToken}` }
    const answers = await Promise.all(
      [undefined, 'Bearer', 'Bearer x', 'Basic dXNlcjpwYXNz', foreign.authorization].map((authorization) =>
        theirs.client.send(method, address, method === 'GET' ? undefined : {}, { authorization }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401])
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(await everything(theirs.client)).toBe(before)
  })

  it('also while both are written to at the same time: neither data, addresses nor errors mix', async () => {
    const write = async ({ client }: { client: TestClient }, name: string) => {
      const seen: string[] = []
      for (let index = 0; index < 40; index++) {
        const made = await client.post('/Users', person(`both-${index}@nordwind.example`, { title: name }))
        const again = await client.post('/Users', person(`both-${index}@nordwind.example`, { title: name }))
        expect([made.status, again.status]).toEqual([201, 409])
        const found = await client.get(
          `/Users?filter=${encodeURIComponent(`userName eq "both-${index}@nordwind.example"`)}`,
        )
        seen.push(...listed(found).map((one) => `${String(one['title'])} ${String(object(one['meta'])['location'])}`))
      }
      return seen
    }
    const [ofOurs, ofTheirs] = await Promise.all([write(ours, 'Ours'), write(theirs, 'Theirs')])
    expect(ofOurs.every((line) => line.startsWith(`Ours ${ours.client.tenantUrl}/Users/`))).toBe(true)
    expect(ofTheirs.every((line) => line.startsWith(`Theirs ${theirs.client.tenantUrl}/Users/`))).toBe(true)
    expect([ofOurs.length, ofTheirs.length]).toEqual([40, 40])
  })
})
