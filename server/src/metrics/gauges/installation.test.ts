import { Registry } from 'prom-client'
import { expect, it } from 'vitest'
import { newId } from '../../base/index.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import type { Database } from '../../storage/index.ts'
import { parseMetrics, valueOf } from '../testing/scrape.ts'
import { addInstallation } from './installation.ts'

const now = Date.parse('2027-03-01T12:00:00.000Z')
const minutesAgo = (minutes: number): string => new Date(now - minutes * 60_000).toISOString()
const inDays = (days: number): string => new Date(now + days * 86_400_000).toISOString()

interface Given {
  readonly calls?: readonly {
    minutes: number
    reads?: number
    writes?: number
    refused?: number
    turned_away?: number
  }[]
  readonly used?: boolean
  readonly expires?: string
}

async function addServer({ write }: Database, { calls = [], used = true, expires }: Given): Promise<void> {
  const [account_id, id] = [newId(now), newId(now)]
  await write(async (tx) => {
    await tx
      .insertInto('accounts')
      .values({ id: account_id, name: 'A', created_at: minutesAgo(9999) })
      .execute()
    const server = { account_id, id, name: 'S', state: 'connected' as const, settings: '{}', created_by: 'x' }
    await tx
      .insertInto('scim_servers')
      .values({ ...server, created_at: minutesAgo(9999) })
      .execute()
    const token = { scim_server_id: id, id: newId(now), kind: 'scim' as const, digest: id, sealed: '', hint: '' }
    const times = { last_used_at: used ? minutesAgo(1) : null, revoked_at: null, expires_at: expires ?? null }
    await tx
      .insertInto('scim_tokens')
      .values({ ...token, ...times, created_by: 'x', created_at: minutesAgo(9999) })
      .execute()
    for (const { minutes, ...counts } of calls) {
      const none = { reads: 0, writes: 0, refused: 0, turned_away: 0, people_left: 0, people_back: 0 }
      const row = { scim_server_id: id, account_id, minute: minutesAgo(minutes), reads_first_at: '', reads_last_at: '' }
      await tx
        .insertInto('health_traffic')
        .values({ ...row, ...none, ...counts })
        .execute()
    }
  })
}

async function addNotice({ write }: Database, channel: 'email' | 'webhook', minutes: number): Promise<void> {
  const times = { next_at: minutesAgo(0), claimed_until: '', created_at: minutesAgo(minutes), done_at: null }
  const row = { account_id: 'a', id: newId(now), scim_server_id: '', condition_id: '', target: 'x', payload: '{}' }
  const state = { event: 'test' as const, channel, state: 'waiting' as const, attempts: 0 }
  await write((tx) =>
    tx
      .insertInto('health_notices')
      .values({ ...row, ...state, ...times })
      .execute(),
  )
}

describeDatabases('Metrics of the installation', (database) => {
  const read = async () => {
    const registry = new Registry()
    addInstallation(registry, database().database, { now: () => now })
    return parseMetrics(await registry.metrics())
  }

  it('are zero, and no expiry is told, where there is nothing', async () => {
    const samples = await read()
    expect(valueOf(samples, 'dynasend_scim_servers_stale')).toBe(0)
    expect(valueOf(samples, 'dynasend_notices_oldest_seconds', { channel: 'webhook' })).toBe(0)
    expect(samples.filter(({ name }) => name === 'dynasend_token_next_expiry_days')).toEqual([])
  })

  it('count SCIM servers by what their traffic says, without naming one', async () => {
    const open = database().database
    await addServer(open, { used: false })
    await addServer(open, { calls: [{ minutes: 20, reads: 5, writes: 30 }] })
    await addServer(open, {
      calls: [
        { minutes: 200, reads: 5 },
        { minutes: 5, turned_away: 3 },
      ],
      expires: inDays(10),
    })
    await addServer(open, { calls: [{ minutes: 30, writes: 30, refused: 10 }], expires: inDays(60) })
    await addServer(open, { calls: [{ minutes: 30, refused: 2, reads: 3 }], expires: inDays(-1) })
    const samples = await read()
    const figures = ['connected', 'stale', 'turned_away', 'refusing'].map((figure) =>
      valueOf(samples, `dynasend_scim_servers_${figure}`),
    )
    expect(figures).toEqual([4, 1, 1, 1])
    expect(valueOf(samples, 'dynasend_tokens_expiring')).toBe(1)
    expect(valueOf(samples, 'dynasend_token_next_expiry_days')).toBeCloseTo(10)
  })

  it('tell how many notices wait and for how long', async () => {
    await addNotice(database().database, 'webhook', 90)
    await addNotice(database().database, 'webhook', 10)
    const samples = await read()
    expect(valueOf(samples, 'dynasend_notices_waiting', { channel: 'webhook' })).toBe(2)
    expect(valueOf(samples, 'dynasend_notices_oldest_seconds', { channel: 'webhook' })).toBe(5400)
    expect(valueOf(samples, 'dynasend_notices_waiting', { channel: 'email' })).toBe(0)
  })
})
