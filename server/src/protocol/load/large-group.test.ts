import { expect, it } from 'vitest'
import { describeScim } from '../testing/describe-scim.ts'
import { created } from '../testing/expectations.ts'
import { core, group } from '../testing/samples.ts'

const people = 5_000

describeScim('A large group', (scim) => {
  it('takes and loses one without its list being sent or answered', async () => {
    const ids: string[] = []
    for (let start = 0; start < people; start += 100) {
      const some = Array.from({ length: 100 }, (_, index) => ({
        schemas: [core],
        userName: `m${start + index}@nordwind.example`,
      }))
      ids.push(...(await Promise.all(some.map((body) => created(scim(), '/Users', body)))))
    }
    const id = await created(scim(), '/Groups', group('Everybody'))
    const value = ids.map((member) => ({ value: member }))
    expect((await scim().patch(`/Groups/${id}`, [{ op: 'add', path: 'members', value }])).status).toBe(204)
    const removal = { op: 'Remove', path: 'members', value: [{ value: ids[0] ?? '' }] }
    const removed = await scim().patch(`/Groups/${id}`, [removal])
    expect([removed.status, removed.text]).toEqual([204, ''])
    const lookup = '/Groups?excludedAttributes=members&filter=displayName+eq+"everybody"'
    for (const path of [`/Groups/${id}?excludedAttributes=members`, lookup]) {
      const received = await scim().get(path)
      expect(received.status).toBe(200)
      expect(received.text.length).toBeLessThan(2_000)
    }
    const members = (await scim().get(`/Groups/${id}`)).body['members']
    expect(members).toHaveLength(people - 1)
  })
})
