import type { Registry } from 'prom-client'
import type { Clock } from '../../base/index.ts'
import type { Database } from '../../storage/index.ts'
import { addBackups } from './backups.ts'
import { addLookup, together } from './lookup.ts'
import { type Installation, readInstallation } from './read-installation.ts'

type Figure = keyof Installation

/** Each one a count over all tenants: a label per tenant would grow with them, and name customers to whoever reads metrics. */
const counts: readonly { readonly figure: Figure; readonly name: string; readonly help: string }[] = [
  {
    figure: 'connected',
    name: 'dynasend_scim_servers_connected',
    help: 'SCIM servers that are connected and have been called at least once.',
  },
  {
    figure: 'stale',
    name: 'dynasend_scim_servers_stale',
    help: 'Of the connected SCIM servers: without a successful call for more than two hours.',
  },
  {
    figure: 'turnedAway',
    name: 'dynasend_scim_servers_turned_away',
    help: 'SCIM servers at whose Tenant URL a wrong Secret Token was used within the last 15 minutes.',
  },
  {
    figure: 'refusing',
    name: 'dynasend_scim_servers_refusing',
    help: 'SCIM servers that refused more than 5 % of at least 20 calls within the last hour.',
  },
  {
    figure: 'held',
    name: 'dynasend_held_batches',
    help: 'Mass departures that are held until a person decides.',
  },
  {
    figure: 'expiring',
    name: 'dynasend_tokens_expiring',
    help: 'Live tokens and client secrets that end within 14 days.',
  },
]

/** What the records of the whole installation say, as they are when Prometheus asks. */
export function addInstallation(registry: Registry, database: Database, clock: Clock): void {
  addBackups(registry, database)
  const read = together(() => readInstallation(database, clock.now()))
  for (const { figure, name, help } of counts)
    addLookup(registry, { name, help }, async () => [{ value: Number((await read())[figure]) }])
  const next = {
    name: 'dynasend_token_next_expiry_days',
    help: 'Days until the next live token ends; missing when none ever does.',
  }
  addLookup(registry, next, async () => valueOf((await read()).nextExpiryDays))
  const waiting = {
    name: 'dynasend_notices_waiting',
    help: 'Notices that wait to be sent, by channel.',
    labelNames: ['channel'],
  }
  addLookup(registry, waiting, async () =>
    (await read()).notices.map(({ channel, waiting: value }) => ({ labels: { channel }, value })),
  )
  const oldest = {
    name: 'dynasend_notices_oldest_seconds',
    help: 'Age of the oldest notice that waits, by channel; 0 when none does.',
    labelNames: ['channel'],
  }
  addLookup(registry, oldest, async () =>
    (await read()).notices.map(({ channel, oldestSeconds: value }) => ({ labels: { channel }, value })),
  )
  const open = {
    name: 'dynasend_conditions_open',
    help: 'Open conditions of health (what the dashboard shows as trouble), by level.',
    labelNames: ['level'],
  }
  addLookup(registry, open, async () =>
    Object.entries((await read()).conditions).map(([level, value]) => ({ labels: { level }, value })),
  )
}

const valueOf = (value: number | null) => (value === null ? [] : [{ value }])
