import { expect, it } from 'vitest'
import type { JsonObject } from '../../base/json.ts'
import { describeScim } from '../testing/describe-scim.ts'
import { created, expectError, memberIds } from '../testing/expectations.ts'
import { group, person } from '../testing/samples.ts'

describeScim('PATCH /Groups/{id} of members', (scim) => {
  const people = (prefix: string, count: number) =>
    Promise.all(
      Array.from({ length: count }, (_, index) =>
        created(scim(), '/Users', person(`${prefix}${index}@nordwind.example`)),
      ),
    )

  const changed = async (id: string, operations: JsonObject[]) => {
    const received = await scim().patch(`/Groups/${id}`, operations)
    expect([200, 204], received.text).toContain(received.status)
    expect(received.body).not.toHaveProperty('members')
    return memberIds(scim(), id)
  }

  it('adds and removes one, and both again without a fault', async () => {
    const [a = '', b = ''] = await people('one', 2)
    const id = await created(scim(), '/Groups', group('One'))
    const add = { op: 'Add', path: 'members', value: [{ $ref: null, value: a }] }
    expect(await changed(id, [add])).toEqual([a])
    expect(await changed(id, [add, { op: 'add', path: 'members', value: [{ value: b }] }])).toEqual([a, b].sort())
    const remove = { op: 'remove', path: `members[value eq "${a}"]` }
    expect(await changed(id, [remove])).toEqual([b])
    expect(await changed(id, [remove])).toEqual([b])
  })

  it('replaces, empties, and does several in their order', async () => {
    const [a = '', b = '', c = ''] = await people('several', 3)
    const id = await created(scim(), '/Groups', group('Several', { members: [{ value: a }] }))
    const replace = { op: 'replace', path: 'members', value: [{ value: b }, { value: c }] }
    expect(await changed(id, [replace])).toEqual([b, c].sort())
    const renamed = { op: 'replace', path: 'displayName', value: 'Renamed' }
    const onlyA = [{ op: 'remove', path: 'members' }, { op: 'add', path: 'members', value: [{ value: a }] }, renamed]
    expect(await changed(id, onlyA)).toEqual([a])
    expect((await scim().get(`/Groups/${id}`)).body).toMatchObject({ displayName: 'Renamed' })
    expect(await changed(id, [{ op: 'replace', value: { members: [{ value: b }] } }])).toEqual([b])
  })

  it('changes nothing when one operation is bad', async () => {
    const [a = '', b = ''] = await people('bad', 2)
    const id = await created(scim(), '/Groups', group('Bad', { members: [{ value: a }] }))
    const good = { op: 'add', path: 'members', value: [{ value: b }] }
    const stranger = { op: 'add', path: 'members', value: [{ value: 'nobody' }] }
    expectError(await scim().patch(`/Groups/${id}`, [good, stranger]), 400, 'invalidValue')
    const broken = { op: 'replace', path: 'members[value', value: 'x' }
    expect((await scim().patch(`/Groups/${id}`, [good, broken])).status).toBe(400)
    expect(await memberIds(scim(), id)).toEqual([a])
  })

  it('loses and doubles nobody when 64 come at once, and when they leave at once', async () => {
    const ids = await people('parallel', 64)
    const id = await created(scim(), '/Groups', group('Parallel'))
    const forAll = async (op: string) => {
      const one = (value: string) => scim().patch(`/Groups/${id}`, [{ op, path: 'members', value: [{ value }] }])
      const answers = await Promise.all(ids.map(one))
      expect(answers.filter(({ status }) => status >= 300)).toEqual([])
      return memberIds(scim(), id)
    }
    expect(await forAll('Add')).toEqual([...ids].sort())
    expect(await forAll('Remove')).toEqual([])
  })
})
