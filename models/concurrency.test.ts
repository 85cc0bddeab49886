import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compete } from './concurrent/clients.ts'
import { isLinearizable, type Operation } from './concurrent/linearizable.ts'
import { walkUnderChange } from './concurrent/walk.ts'
import { openServers, type TestServers } from './worlds/servers.ts'

const start = { value: 'a', tag: '1' }
const read = (invoked: number, returned: number, value: string, tag: string): Operation => ({
  invoked,
  returned,
  seen: { value, tag },
  expected: null,
  kind: 'read',
})
const write = (invoked: number, returned: number, value: string, tag: string, expected: string | null): Operation => ({
  ...read(invoked, returned, value, tag),
  expected,
  kind: 'write',
})

describe('the search itself', () => {
  test('accepts what some order explains', () => {
    expect(isLinearizable([write(0, 3, 'b', '2', '1'), read(1, 2, 'a', '1'), read(4, 5, 'b', '2')], start)).toBe(true)
    expect(isLinearizable([write(0, 3, 'b', '2', '1'), { ...write(1, 2, '', '', '1'), seen: null }], start)).toBe(true)
  })

  test.each<[string, Operation[]]>([
    ['a read of what was overwritten before', [write(0, 1, 'b', '2', '1'), read(2, 3, 'a', '1')]],
    ['two writes under one version', [write(0, 3, 'b', '2', '1'), write(1, 2, 'c', '3', '1')]],
    ['a refusal although the version was right', [{ ...write(0, 1, '', '', '1'), seen: null }]],
    ['a write that keeps the version', [write(0, 1, 'b', '1', '1')]],
    ['a read that nobody wrote', [read(0, 1, 'z', '1')]],
  ])('refuses %s', (_, operations) => {
    expect(isLinearizable(operations, start)).toBe(false)
  })
})

describe('one person, many clients', () => {
  let servers: TestServers
  beforeAll(async () => {
    servers = await openServers()
  })
  afterAll(() => servers.close())

  test('no update is lost, and the answers are those of some order', async () => {
    for (const { name, directory } of servers.all) {
      for (let seed = 1; seed <= 3; seed++) {
        let place = seed
        const choose = (below: number) => (place = (place * 48_271) % 2_147_483_647) % below
        const { initial, operations, final } = await compete(await directory(), 4, 8, choose)
        const last = operations.reduce((clock, { returned }) => Math.max(clock, returned), 0)
        const history = [...operations, read(last + 1, last + 2, final.value, final.tag)]
        expect(isLinearizable(history, initial), `${name}, seed ${seed}: ${JSON.stringify(history)}`).toBe(true)
        const refused = operations.filter(({ seen }) => seen === null)
        expect(refused.length, 'clients that never meet prove nothing').toBeGreaterThan(2)
      }
    }
  })

  test.each(['attributes=userName', 'attributes=userName&sortBy=userName', 'attributes=userName&filter=title%20pr'])(
    'who stays is met exactly once on a walk by cursor (%s), whoever comes and goes',
    async (query) => {
      for (const { directory } of servers.all) {
        const { missing, doubled, changed } = await walkUnderChange(await directory(), 90, query)
        expect({ missing, doubled }).toEqual({ missing: [], doubled: [] })
        expect(changed).toBeGreaterThan(30)
      }
    },
  )
})
