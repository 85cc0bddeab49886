import type { JsonClient } from '../../../scripts/start/json-client.ts'
import { readAll, type ScimConnection } from '../company/scim-pages.ts'
import type { CompanyLife } from './company-life.ts'

/** One day until what waits longest is tried again, one more for who waited for that, and the cycles after. */
const MEND = 3 * 24 * 60 + 3 * 40

interface Difference {
  readonly type: string
  readonly name: string
  readonly attribute: string
  readonly source: string | null
  readonly target: string | null
}
interface Resource {
  readonly id: string
  readonly userName?: string
  readonly displayName?: string
  readonly externalId?: string
  readonly active?: boolean
}
interface Log {
  readonly target: { readonly id: string | null }
}

/** Ends the faults and lets pass what Entra may take by its documents to put things right. */
export async function mend(client: JsonClient, life: CompanyLife): Promise<void> {
  await client.call('DELETE', life.path('/faults'))
  await life.pass(MEND)
}

/** @returns one line for everything in which Entra and the directory do not agree, or that is there twice */
export async function disagreements(
  client: JsonClient,
  life: CompanyLife,
  connection: ScimConnection,
): Promise<string[]> {
  const users = await readAll<Resource>(connection, 'Users')
  const groups = await readAll<Resource>(connection, 'Groups')
  const unheard = unheardOf(await createdAndHeard(client, life), users, groups)
  const { differences } = await client.call<{ differences: Difference[] }>(
    'POST',
    life.path('/provisioning/compare'),
    {},
  )
  const lines = differences
    .filter(({ type, name, target }) => !(target?.endsWith('in the tenant') && unheard.has(`${type} ${name}`)))
    .map(({ type, name, attribute, source, target }) => `${type} ${name}: ${attribute} is ${target}, not ${source}`)
  return [
    ...lines,
    ...twice(users, 'userName'),
    ...twice(users, 'externalId'),
    ...twice(groups, 'externalId'),
    ...(await restless(client, life)),
  ]
}

/** After all that, one more cycle has nothing to do. */
async function restless(client: JsonClient, life: CompanyLife): Promise<string[]> {
  await life.pass(40)
  const { job } = await client.call<{ job: { status: string; cycle: { counts: Record<string, number> } } }>(
    'GET',
    life.path('/provisioning'),
  )
  const busy = Object.entries(job.cycle.counts).filter(([name, count]) => name !== 'skipped' && count > 0)
  return [
    ...(job.status === 'Active' ? [] : [`the job is ${job.status}`]),
    ...busy.map(([name, count]) => `the last cycle still ${name} ${count}`),
  ]
}

async function createdAndHeard(client: JsonClient, life: CompanyLife): Promise<Set<string | null>> {
  const path = life.path('/provisioning/logs?action=Create&status=Success&limit=1000')
  const { items } = await client.call<{ items: Log[] }>('GET', path)
  return new Set(items.map(({ target }) => target.id))
}

/**
 * What may be left in the directory without an owner: what was made unheard (a lost answer) of somebody who left before
 * the retry, and who was let go, disabled, and deleted in Entra later.
 */
function unheardOf(heard: Set<string | null>, users: readonly Resource[], groups: readonly Resource[]): Set<string> {
  return new Set([
    ...users.filter(({ id, active }) => !heard.has(id) || active === false).map(({ userName }) => `User ${userName}`),
    ...groups.filter(({ id }) => !heard.has(id)).map(({ displayName }) => `Group ${displayName}`),
  ])
}

function twice(resources: readonly Resource[], key: 'userName' | 'externalId'): string[] {
  const seen = new Map<string, number>()
  for (const resource of resources) {
    const value = String(resource[key]).toLowerCase()
    seen.set(value, (seen.get(value) ?? 0) + 1)
  }
  return [...seen].filter(([, count]) => count > 1).map(([value, count]) => `${key} ${value} is there ${count} times`)
}
