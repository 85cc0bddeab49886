import { expect, it } from 'vitest'
import type { JsonObject } from '../../base/json.ts'
import { describeScim } from '../testing/describe-scim.ts'
import { expectError, memberIds, object } from '../testing/expectations.ts'
import { enterprise, group, person } from '../testing/samples.ts'

describeScim('POST /Bulk', (scim) => {
  const send = (Operations: JsonObject[], more: JsonObject = {}) =>
    scim().post('/Bulk', { schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'], Operations, ...more })
  const results = async (operations: JsonObject[], more: JsonObject = {}) => {
    const received = await send(operations, more)
    expect(received.status, received.text).toBe(200)
    expect(received.body['schemas']).toEqual(['urn:ietf:params:scim:api:messages:2.0:BulkResponse'])
    const list = received.body['Operations']
    return Array.isArray(list) ? list.map(object) : []
  }
  const idOf = (result: JsonObject | undefined) => String(result?.['location']).split('/').at(-1) ?? ''

  it('creates what refers to each other, in any order', async () => {
    const made = await results([
      {
        method: 'POST',
        path: '/Groups',
        bulkId: 'team',
        data: group('Bulk team', { members: [{ value: 'bulkId:ann' }] }),
      },
      {
        method: 'POST',
        path: '/Users',
        bulkId: 'ann',
        data: person('ann@nordwind.example', { [enterprise]: { manager: { value: 'bulkId:boss' } } }),
      },
      { method: 'POST', path: '/Users', bulkId: 'boss', data: person('bulk-boss@nordwind.example') },
    ])
    expect(made.map(({ status, bulkId }) => [status, bulkId])).toEqual([
      ['201', 'team'],
      ['201', 'ann'],
      ['201', 'boss'],
    ])
    const [team, ann, boss] = made.map(idOf)
    expect(await memberIds(scim(), team ?? '')).toEqual([ann])
    expect(object((await scim().get(`/Users/${ann}`)).body[enterprise])['manager']).toMatchObject({ value: boss })
  })

  it('resolves a circle', async () => {
    const [a, b] = await results([
      { method: 'POST', path: '/Groups', bulkId: 'a', data: group('Circle a', { members: [{ value: 'bulkId:b' }] }) },
      { method: 'POST', path: '/Groups', bulkId: 'b', data: group('Circle b', { members: [{ value: 'bulkId:a' }] }) },
    ])
    expect(await memberIds(scim(), idOf(a))).toEqual([idOf(b)])
    expect(await memberIds(scim(), idOf(b))).toEqual([idOf(a)])
  })

  it('changes and deletes, answers each alone, and stops after failOnErrors', async () => {
    const [one] = await results([
      { method: 'POST', path: '/Users', bulkId: '1', data: person('bulk-one@nordwind.example') },
    ])
    const path = `/Users/${idOf(one)}`
    const answers = await results(
      [
        { method: 'PATCH', path, data: { Operations: [{ op: 'replace', path: 'title', value: 'Bulk' }] } },
        { method: 'POST', path: '/Users', bulkId: '2', data: person('BULK-one@nordwind.example') },
        { method: 'DELETE', path },
      ],
      { failOnErrors: 1 },
    )
    expect(answers.map(({ status }) => status)).toEqual(['200', '409'])
    expect(answers[1]?.['response']).toMatchObject({ status: '409', scimType: 'uniqueness' })
    expect((await scim().get(path)).body).toMatchObject({ title: 'Bulk' })
    expect(
      await results([
        { method: 'DELETE', path },
        { method: 'DELETE', path },
      ]),
    ).toMatchObject([{ status: '204' }, { status: '404' }])
  })

  it('answers 413 to too many operations and 400 to no list', async () => {
    expectError(await send(Array.from({ length: 101 }, () => ({ method: 'DELETE', path: '/Users/1' }))), 413)
    expectError(await scim().post('/Bulk', { Operations: 'x' }), 400, 'invalidSyntax')
  })
})
