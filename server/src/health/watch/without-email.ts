import type { Kysely } from 'kysely'
import type { Tables } from '../../storage/index.ts'
import type { Watched } from './state.ts'

/** What a mail system would deliver to: one @, and a domain with a dot. */
const usable = /^[^\s@<>"]{1,64}@[^\s@<>"]+\.[^\s@.<>"]{2,}$/u

export const isUsableEmail = (value: string): boolean => value.length <= 254 && usable.test(value.trim())

const pieceSize = 500

/** Keeps the list of active people without a usable e-mail address right for the people who were just touched. */
export async function keepWithoutEmail(tx: Kysely<Tables>, watched: Watched, ids: readonly string[]): Promise<void> {
  for (let start = 0; start < ids.length; start += pieceSize)
    await keepPiece(tx, watched, ids.slice(start, start + pieceSize))
}

async function keepPiece(tx: Kysely<Tables>, { accountId, scimServerId }: Watched, ids: string[]): Promise<void> {
  const active = await tx
    .selectFrom('resources')
    .select('id')
    .where('scim_server_id', '=', scimServerId)
    .where('id', 'in', ids)
    .where('kind', '=', 'User')
    .where('active', '=', 1)
    .execute()
  const emails = await tx
    .selectFrom('attribute_values')
    .select(['resource_id', 'value'])
    .where('scim_server_id', '=', scimServerId)
    .where('resource_id', 'in', ids)
    .where('path', 'in', ['emails.value', 'emails'])
    .execute()
  const having = new Set(emails.filter(({ value }) => isUsableEmail(value)).map(({ resource_id }) => resource_id))
  const without = active.filter(({ id }) => !having.has(id))
  await tx
    .deleteFrom('health_without_email')
    .where('scim_server_id', '=', scimServerId)
    .where('resource_id', 'in', ids)
    .execute()
  if (without.length === 0) return
  await tx
    .insertInto('health_without_email')
    .values(without.map(({ id }) => ({ scim_server_id: scimServerId, resource_id: id, account_id: accountId })))
    .execute()
}
