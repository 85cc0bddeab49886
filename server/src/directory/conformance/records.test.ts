import { expect, it } from 'vitest'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { call, groupDocument, options, testScimServer, userDocument } from './scim-server.ts'

describeDatabases('what is recorded', (database) => {
  const rowsOf = async (scimServerId: string) => {
    const { read } = database().database
    const activity = await read
      .selectFrom('activity')
      .selectAll()
      .where('scim_server_id', '=', scimServerId)
      .orderBy('id')
      .execute()
    const changes = await read
      .selectFrom('changes')
      .selectAll()
      .where('scim_server_id', '=', scimServerId)
      .orderBy('id')
      .execute()
    return { activity, changes }
  }

  it('is the call, the answer and each value before and after, in the order of what happened', async () => {
    const { directory, scimServerId } = await testScimServer(database().database)
    const { id } = await directory.users.create(userDocument('Anna', { title: 'Clerk' }), options)
    const answered = { call: { ...call, method: 'PATCH' }, answer: () => ({ status: 200, body: '{"done":"\u0000"}' }) }
    await directory.users.update(id, ({ document }) => ({ ...document, title: 'Chief', active: false }), answered)
    await directory.users.delete(id, options)
    const { activity, changes } = await rowsOf(scimServerId)
    expect(activity.map((row) => [row.kind, row.subject_id, row.subject_name, row.method, row.status])).toEqual([
      ['created', id, 'Anna', 'POST', 200],
      ['deactivated', id, 'Anna', 'PATCH', 200],
      ['deleted', id, 'Anna', 'POST', 200],
    ])
    expect(activity[1]).toMatchObject({ answer_body: '{"done":"\uFFFD"}', request_id: 'request-1', outcome: 'ok' })
    expect(changes.map((row) => [row.kind, row.resource_id, row.activity_id])).toEqual(
      activity.map((row) => [row.kind, id, row.id]),
    )
    expect(JSON.parse(changes[1]?.changes ?? '')).toEqual([
      { path: 'active', before: 'true', after: 'false' },
      { path: 'title', before: 'Clerk', after: 'Chief' },
    ])
  })

  it('is nothing when a write is refused or changes nothing, and one row for a refusal that is told', async () => {
    const { directory, scimServerId } = await testScimServer(database().database)
    const { id } = await directory.users.create(userDocument('Anna'), options)
    await directory.users.create(userDocument('Anna'), options).catch(() => null)
    await directory.users.update(id, ({ document }) => document, options)
    await directory.recordRefusal(call, { status: 409, body: '{}', detail: 'userName is taken.' })
    const { activity, changes } = await rowsOf(scimServerId)
    expect(activity.map((row) => [row.kind, row.outcome, row.status, row.detail])).toEqual([
      ['created', 'ok', 200, null],
      ['refused', 'refused', 409, 'userName is taken.'],
    ])
    expect(changes).toHaveLength(1)
  })

  it('tells a membership in the history of the person', async () => {
    const { directory, scimServerId } = await testScimServer(database().database)
    const { id } = await directory.users.create(userDocument('Anna'), options)
    const group = await directory.groups.create(groupDocument('Sales'), [{ value: id }], options)
    await directory.groups.update(
      group.id,
      ({ document }) => ({ document, members: [{ kind: 'remove', ids: [id] }] }),
      options,
    )
    const { activity, changes } = await rowsOf(scimServerId)
    const own = changes.filter((row) => row.resource_id === id).map((row) => [row.kind, JSON.parse(row.changes)])
    expect(own.slice(1)).toEqual([
      ['memberAdded', [{ path: 'groups', before: null, after: 'Sales' }]],
      ['memberRemoved', [{ path: 'groups', before: 'Sales', after: null }]],
    ])
    expect(activity.at(-1)).toMatchObject({ kind: 'memberRemoved', subject_id: group.id, subject_name: 'Sales' })
  })

  it('sums reads up by hour and kind, and gives a connection test a row of its own', async () => {
    const { directory, scimServerId, flush } = await testScimServer(database().database)
    for (let index = 0; index < 3; index++)
      directory.recordRead(call, { kind: 'lookup', resource: 'User', hits: index % 2 })
    directory.recordRead(call, { kind: 'probe', resource: 'User', hits: 0 })
    await flush()
    directory.recordRead(call, { kind: 'lookup', resource: 'User', hits: 1 })
    await flush()
    const sums = await database()
      .database.read.selectFrom('read_summaries')
      .select(['kind', 'resource_kind', 'count', 'hits'])
      .where('scim_server_id', '=', scimServerId)
      .where('kind', '=', 'lookup')
      .execute()
    const total = sums.reduce((sum, row) => ({ count: sum.count + row.count, hits: sum.hits + row.hits }), {
      count: 0,
      hits: 0,
    })
    expect(total).toEqual({ count: 4, hits: 2 })
    expect((await rowsOf(scimServerId)).activity.map((row) => row.kind)).toEqual(['probe'])
  })
})
