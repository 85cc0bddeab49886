import { expect, it } from 'vitest'
import type { TestClient } from '../testing/client.ts'
import { describeScim } from '../testing/describe-scim.ts'
import { created, listed, object } from '../testing/expectations.ts'
import { group, person } from '../testing/samples.ts'

/** Everything that one account does, under the same names as the other. */
async function work(client: TestClient, mark: string): Promise<string[]> {
  const ids = await Promise.all(
    Array.from({ length: 60 }, (_, index) =>
      created(client, '/Users', person(`p${index}@nordwind.example`, { title: mark })),
    ),
  )
  const groupId = await created(client, '/Groups', group('All Users'))
  await Promise.all(
    ids.map(async (id, index) => {
      await client.patch(`/Groups/${groupId}`, [{ op: 'Add', path: 'members', value: [{ value: id }] }])
      await client.patch(`/Users/${id}`, [{ op: 'Replace', path: 'nickName', value: `${mark} ${index}` }])
    }),
  )
  return [...ids, groupId]
}

describeScim('Two SCIM servers of two accounts written to at once', (scim) => {
  it('keep exactly their own, addresses in answers included', async () => {
    const clients = [await scim().another(), await scim().another()] as const
    const [first, second] = await Promise.all([work(clients[0], 'first'), work(clients[1], 'second')])
    expect(first.filter((id) => second.includes(id))).toEqual([])
    for (const [client, ids, mark] of [
      [clients[0], first, 'first'],
      [clients[1], second, 'second'],
    ] as const) {
      const users = listed(await client.get('/Users?count=1000'))
      const groups = listed(await client.get('/Groups?count=1000'))
      expect([...users, ...groups].map(({ id }) => String(id)).sort()).toEqual([...ids].sort())
      expect(new Set(users.map(({ title }) => title))).toEqual(new Set([mark]))
      const members = groups[0]?.['members']
      expect(members).toHaveLength(60)
      const text = JSON.stringify([users, groups])
      const other = client === clients[0] ? clients[1] : clients[0]
      expect(text).not.toContain(other.tenantUrl)
      for (const user of users)
        expect(object(user['meta'])['location']).toBe(`${client.tenantUrl}/Users/${String(user['id'])}`)
    }
  })
})
