/** The employees' API on a port of its own, over a real database, with a mail box that keeps what was sent. */
import fastify from 'fastify'
import { TestClient } from '../../admin/testing/client.ts'
import { createLog, createSeal } from '../../base/index.ts'
import type { Mail } from '../../health/index.ts'
import type { TestDatabase } from '../../storage/conformance/databases.ts'
import type { SignaturePersonRow } from '../../storage/index.ts'
import { portalRoutes } from '../index.ts'
import type { Provider } from '../sign-in/open-id.ts'

export interface TestPortal {
  readonly url: string
  readonly mails: readonly Mail[]
  client(): TestClient
  advance(milliseconds: number): void
  now(): number
  /** From now on employees may sign in by it; null: they may not. */
  use(provider: Provider | null): void
  /** Waits until as many mails went out. */
  mailed(count: number): Promise<readonly Mail[]>
  close(): Promise<void>
}

export async function openPortal({ database }: TestDatabase, publicUrl = 'http://localhost:8080'): Promise<TestPortal> {
  let ahead = 0
  let provider: Provider | null = null
  const mails: Mail[] = []
  const now = () => Date.now() + ahead
  const app = fastify()
  const parts = { database, seal: createSeal(Buffer.alloc(32, 7)), clock: { now }, log: createLog('silent'), publicUrl }
  const sendMail = async (mail: Mail) => void mails.push(mail)
  await app.register(portalRoutes({ ...parts, sendMail, provider: async () => provider }), { prefix: '/api/me' })
  const url = (await app.listen({ port: 0, host: '127.0.0.1' })).replace('127.0.0.1', 'localhost')
  return {
    url,
    mails,
    now,
    client: () => new TestClient(url, publicUrl),
    advance: (milliseconds) => {
      ahead += milliseconds
    },
    use: (given) => {
      provider = given
    },
    mailed: async (count) => {
      while (mails.length < count) await new Promise((resolve) => setTimeout(resolve, 5))
      return mails
    },
    close: () => app.close(),
  }
}

/** Somebody who has a place in the signatures. */
export async function addPerson(
  { database }: TestDatabase,
  accountId: string,
  personId: string,
  more: Partial<SignaturePersonRow> = {},
): Promise<void> {
  const at = new Date().toISOString()
  const row: SignaturePersonRow = {
    account_id: accountId,
    person_id: personId,
    scim_server_id: `server-of-${accountId}`,
    email_key: `${personId}@nordwind.example`,
    name_key: personId,
    state: 'ready',
    version: 0,
    location_id: '',
    program_id: 'standard',
    given: '{}',
    problems: '[]',
    hash: '',
    address: `address-of-${personId}`,
    changed_at: at,
    rendered_at: at,
    due_at: null,
    ...more,
  }
  await database.write((tx) => tx.insertInto('signature_people').values(row).execute())
}

/** The token of the link in a mail. */
export const tokenIn = (mail: Mail | undefined): string => /#token=(\S+)/u.exec(mail?.text ?? '')?.[1] ?? ''
