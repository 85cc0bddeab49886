import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { ConnectThingRow, Tables } from '../../storage/index.ts'

export type ThingKind = ConnectThingRow['kind']
export type ThingState = ConnectThingRow['state']

const Details = z.record(z.string(), z.unknown())

/** One thing in Entra that the setting up made, changed or found. */
export interface Thing {
  readonly id: string
  readonly kind: ThingKind
  readonly key: string
  readonly entraId: string | null
  readonly name: string
  readonly state: ThingState
  readonly by: string
  /** ISO 8601. */
  readonly at: string
  readonly details: Readonly<Record<string, unknown>>
}

function toThing(row: ConnectThingRow): Thing {
  const { id, kind, key, entra_id: entraId, name, state, by, at } = row
  return { id, kind, key, entraId, name, state, by, at, details: Details.catch({}).parse(JSON.parse(row.details)) }
}

/** In the order in which they came about. */
export async function readThings(db: Kysely<Tables>, scimServerId: string): Promise<Thing[]> {
  const rows = await db
    .selectFrom('connect_things')
    .selectAll()
    .where('scim_server_id', '=', scimServerId)
    .orderBy('id')
    .execute()
  return rows.map(toThing)
}
