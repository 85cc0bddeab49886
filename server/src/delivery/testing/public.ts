/** The public side on a port of its own, over a real database, with an account, a key and signatures in it. */
import type { AddressInfo } from 'node:net'
import { createLog, createSeal, newId } from '../../base/index.ts'
import { createInstallation } from '../../directory/operators/installation.ts'
import { createListener } from '../../http/index.ts'
import { hashOf } from '../../signatures/index.ts'
import type { TestDatabase } from '../../storage/conformance/databases.ts'
import type { Database, SignaturePersonRow } from '../../storage/index.ts'
import type { Delivery } from '../contract.ts'
import { addDelivery } from '../mount.ts'
import { type DeliveryParts, openDelivery } from '../open.ts'

export const actor = { operatorId: 'tests', name: 'Anna Berg' }
export const publicUrl = 'https://dynasend.nordwind.example'

export interface PublicSide {
  readonly url: string
  readonly delivery: Delivery
  now(): number
  advance(milliseconds: number): void
  /** @returns id of a new account */
  account(name?: string): Promise<string>
  /** A key of an account that may read signatures. */
  key(accountId: string): Promise<string>
  get(path: string, headers?: Record<string, string>): Promise<Response>
  close(): Promise<void>
}

let changes = 0
/** An id of the feed for any moment: ids of the product never go back in a process, and tests move their clocks. */
function changeId(at: number): string {
  const time = at.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${(changes++).toString(16).padStart(12, '0')}`
}

export async function openPublicSide(
  { database, dataFolder }: TestDatabase,
  more: Partial<DeliveryParts> = {},
): Promise<PublicSide> {
  let ahead = 0
  const clock = { now: () => Date.now() + ahead }
  const seal = createSeal(Buffer.alloc(32, 7))
  const log = createLog('silent')
  const delivery = openDelivery({ database, seal, clock, log, publicUrl, dataFolder, webhookNetworks: [], ...more })
  const installation = createInstallation({ database, seal, clock })
  const app = createListener({ log, trustedProxies: [] })
  await addDelivery(app, { delivery, database, publicUrl, clock })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  return {
    url,
    delivery,
    now: clock.now,
    advance(milliseconds) {
      ahead += milliseconds
    },
    account: (name = 'Nordwind Traders') => installation.createAccount(name, null, actor),
    key: async (accountId) => {
      const made = await delivery.account(accountId).createKey({ name: 'Tests', scopes: ['signatures:read'] }, actor)
      return made.key
    },
    get: (path, headers = {}) => fetch(`${url}${path}`, { headers, redirect: 'manual' }),
    close: () => app.close(),
  }
}

export interface Signed {
  readonly email: string | null
  readonly html?: string
  readonly text?: string
  readonly state?: SignaturePersonRow['state']
  readonly at?: number
  /** Whether reply and internal look as new, and are not stored. */
  readonly alike?: true
}

/** Stores finished signatures as the room of signatures does, with the row of the feed. @returns the person's id */
export async function putSignature(database: Database, accountId: string, given: Signed, id?: string): Promise<string> {
  const { email, state = 'ready', at = Date.now() } = given
  const personId = id ?? newId()
  const html = given.html ?? `<table><tr><td>${email}</td></tr></table>`
  const text = given.text ?? `-- \n${email}`
  const time = new Date(at).toISOString()
  const facts = { version: 1, location_id: '', program_id: 'standard', given: '{}', problems: '[]', due_at: null }
  await database.write(async (tx) => {
    const row = {
      account_id: accountId,
      person_id: personId,
      scim_server_id: 'server',
      email_key: email?.toLowerCase() ?? null,
      name_key: email ?? personId,
      state,
      ...facts,
      hash: hashOf(html + text),
      address: hashOf(`${accountId}/${personId}`).slice(0, 32),
      changed_at: time,
      rendered_at: time,
    }
    const { account_id: _, person_id: __, ...rest } = row
    await tx
      .insertInto('signature_people')
      .values(row)
      .onConflict((conflict) => conflict.columns(['account_id', 'person_id']).doUpdateSet(rest))
      .execute()
    for (const variant of given.alike ? (['new'] as const) : (['new', 'reply', 'internal'] as const)) {
      const made = { hash: hashOf(`${variant}${html}${text}`), html: `${html}<!--${variant}-->`, text }
      await tx
        .insertInto('signatures')
        .values({ account_id: accountId, person_id: personId, variant, ...made })
        .onConflict((conflict) => conflict.columns(['account_id', 'person_id', 'variant']).doUpdateSet(made))
        .execute()
    }
    const change = {
      kind: id === undefined ? ('created' as const) : ('changed' as const),
      cause: 'directory',
      at: time,
    }
    await tx
      .insertInto('signature_changes')
      .values({ account_id: accountId, id: changeId(at), person_id: personId, email, hash: row.hash, ...change })
      .execute()
  })
  return personId
}
