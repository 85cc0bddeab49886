import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ConnectorData } from '../applications/index.ts'
import { VirtualClock } from '../clock/index.ts'
import type { ProvisioningLogDetail } from '../engine/index.ts'
import { Tenant } from '../tenant/index.ts'
import { DocumentStore, LogStore } from './index.ts'

const MANY = 50_000

let folder: string
let store: DocumentStore
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'state-'))
  store = new DocumentStore(folder)
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

const reopen = () => {
  store.close()
  store = new DocumentStore(folder)
}
/** Rows and bytes that a change writes. */
function written(change: () => void): { rows: number; bytes: number } {
  store.write()
  const rows = () => Number(store.database.prepare('SELECT total_changes() AS count').get()?.['count'])
  const before = rows()
  change()
  store.write()
  const newest = store.database.prepare('SELECT max(length(body)) AS bytes FROM document').get()
  return { rows: rows() - before, bytes: Number(newest?.['bytes']) }
}
const people = Array.from({ length: MANY }, (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`)

test('a group of 50,000 that gets or loses one member writes two rows, and no document is large', () => {
  const tenant = new Tenant(store, new VirtualClock())
  for (const [index, id] of people.entries()) {
    tenant.createUser({ id, userPrincipalName: `p${index}@nordwind.example`, displayName: `P ${index}` })
  }
  const group = tenant.createGroup({ displayName: 'Everybody', memberIds: people.slice(1) })
  const added = written(() => tenant.addMembers(group.id, people.slice(0, 1)))
  expect(added.rows).toBe(2)
  expect(added.bytes).toBeLessThan(2000)
  expect(written(() => tenant.removeMember(group.id, people[7] ?? '')).rows).toBe(2)
  reopen()
  const again = new Tenant(store, new VirtualClock()).group(group.id)
  expect(again.memberIds.size).toBe(MANY - 1)
  expect(again.memberIds.has(people[0] ?? '')).toBe(true)
  expect(again.memberIds.has(people[7] ?? '')).toBe(false)
})

test('a member that was sent writes one row, however many were sent before', () => {
  const data = new ConnectorData(store, 'app')
  const link = { unmanaged: false, manager: null, referencesPending: false }
  data.keep({ sourceId: 'g', type: 'Group', targetId: 'tg', displayName: 'Everybody', ...link })
  for (const id of people.slice(1)) data.membersOf('g').send(id, `t${id}`)
  const [first = '', second = ''] = people
  expect(written(() => data.membersOf('g').send(first, 't'))).toMatchObject({ rows: 1 })
  expect(written(() => data.membersOf('g').omit(second))).toMatchObject({ rows: 1 })
  reopen()
  const members = ConnectorData.loadAll(store).get('app')?.membersOf('g')
  expect(members?.sent.size).toBe(MANY - 1)
  expect(members?.omitted).toEqual(new Set([second]))
})

test('a folder of an earlier version, with members inside groups and links, is read and written anew', () => {
  store.put('group', 'g', () => ({ id: 'g', displayName: 'G', kind: 'security', memberIds: ['a', 'b'], changed: 1 }))
  const members = [['a', 'ta']]
  const link = { sourceId: 'g', type: 'Group', targetId: 'tg', members, omitted: ['b'], applicationId: 'app' }
  store.put('link', 'app/g', () => link)
  reopen()
  new Tenant(store, new VirtualClock())
  ConnectorData.loadAll(store)
  reopen()
  expect(new Tenant(store, new VirtualClock()).group('g').memberIds).toEqual(new Set(['a', 'b']))
  const data = ConnectorData.loadAll(store).get('app')
  expect([...(data?.membersOf('g').sent ?? [])]).toEqual(members)
  expect(data?.membersOf('g').omitted).toEqual(new Set(['b']))
  expect(data?.count('Group')).toBe(1)
})

test('the log keeps the newest lines of each application and forgets the others', () => {
  const logs = new LogStore(store, 300)
  const plain: Omit<ProvisioningLogDetail, 'id' | 'object'> = {
    at: '2026-11-23T00:00:00.000Z',
    action: 'Create',
    status: 'Success',
    target: { id: null },
    cycleId: null,
    milliseconds: 1,
    description: '',
    errorCode: null,
    changeId: '',
    fault: null,
    steps: [],
    modified: [],
    request: null,
    response: null,
    whatToDo: null,
    reason: null,
  }
  const line = (name: string, number: number) =>
    logs.add(name, { ...plain, id: `${name}-${number}`, object: { id: name, displayName: name, type: 'User' } })
  for (let number = 0; number < 2500; number += 1) line('busy', number)
  line('quiet', 0)
  store.flush()
  const { total, items } = logs.find({ applicationId: 'busy', limit: 1000 })
  expect(total).toBe(300)
  expect([items[0]?.id, items.at(-1)?.id]).toEqual(['busy-2499', 'busy-2200'])
  expect(logs.find({ applicationId: 'quiet', limit: 10 }).total).toBe(1)
})
