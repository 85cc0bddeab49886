import type { Database } from '../../storage/index.ts'

export interface Installation {
  readonly connected: number
  readonly stale: number
  readonly turnedAway: number
  readonly refusing: number
  readonly held: number
  readonly expiring: number
  readonly nextExpiryDays: number | null
  readonly notices: readonly { readonly channel: string; readonly waiting: number; readonly oldestSeconds: number }[]
  readonly conditions: Readonly<Record<'red' | 'amber', number>>
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Counts over all accounts, along the indexes: the cost goes with the number of SCIM servers, never with that of people. */
export async function readInstallation({ statements }: Database, now: number): Promise<Installation> {
  const ago = (milliseconds: number): string => new Date(now - milliseconds).toISOString()
  const one = async (text: string, ...parameters: string[]): Promise<number> => {
    const [row] = await statements.ask<{ value: number | string | null }>(text, parameters)
    return Number(row?.value ?? 0)
  }
  const [connected, called, turnedAway, refusing, held, expiring] = await Promise.all([
    one(connectedText),
    one(calledText, ago(2 * hour)),
    one(turnedAwayText, ago(15 * minute)),
    one(refusingText, ago(hour)),
    one(heldText),
    one(expiringText, ago(0), ago(-14 * day)),
  ])
  const [next] = await statements.ask<{ value: string | null }>(nextExpiryText, [ago(0)])
  const ends = next?.value ?? null
  return {
    connected,
    stale: Math.max(connected - called, 0),
    turnedAway,
    refusing,
    held,
    expiring,
    nextExpiryDays: ends === null ? null : (Date.parse(ends) - now) / day,
    notices: await notices({ statements }, now),
    conditions: await conditions({ statements }),
  }
}

type Asking = Pick<Database, 'statements'>

async function notices({ statements }: Asking, now: number): Promise<Installation['notices']> {
  const rows = await statements.ask<{ channel: string; waiting: number; oldest: string }>(noticesText, [])
  return ['email', 'webhook'].map((channel) => {
    const row = rows.find((candidate) => candidate.channel === channel)
    const oldestSeconds = row === undefined ? 0 : Math.max((now - Date.parse(row.oldest)) / 1000, 0)
    return { channel, waiting: Number(row?.waiting ?? 0), oldestSeconds }
  })
}

async function conditions({ statements }: Asking): Promise<Installation['conditions']> {
  const rows = await statements.ask<{ level: string; value: number }>(conditionsText, [])
  const of = (level: string) => Number(rows.find((row) => row.level === level)?.value ?? 0)
  return { red: of('red'), amber: of('amber') }
}

const everCalled = `exists (select 1 from scim_tokens as t where t.scim_server_id = s.id and t.last_used_at is not null)
  or exists (select 1 from workload_identities as w where w.scim_server_id = s.id and w.last_used_at is not null)`

const connectedText = `select count(*) as value from scim_servers as s where s.state = 'connected' and (${everCalled})`

const calledText = `select count(*) as value from scim_servers as s where s.state = 'connected' and (${everCalled})
  and exists (select 1 from health_traffic as h where h.scim_server_id = s.id and h.minute >= ? and h.reads + h.writes > 0)`

const turnedAwayText = `select count(*) as value from scim_servers as s where s.state = 'connected'
  and exists (select 1 from health_traffic as h where h.scim_server_id = s.id and h.minute >= ? and h.turned_away > 0)`

const refusingText = `select count(*) as value from (
  select h.scim_server_id from scim_servers as s join health_traffic as h on h.scim_server_id = s.id
  where s.state = 'connected' and h.minute >= ? group by h.scim_server_id
  having sum(h.reads + h.writes + h.refused) >= 20
    and sum(h.refused) * 20 > sum(h.reads + h.writes + h.refused)) as refusing`

const heldText = `select count(*) as value from held_batches where state = 'open'`

const live = `revoked_at is null and expires_at is not null and expires_at > ?`
const expiringText = `select count(*) as value from scim_tokens where ${live} and expires_at <= ?`
const nextExpiryText = `select min(expires_at) as value from scim_tokens where ${live}`

const noticesText = `select channel, count(*) as waiting, min(created_at) as oldest from health_notices
  where state = 'waiting' group by channel`

const conditionsText = `select level, count(*) as value from health_conditions where open_key = '' group by level`
