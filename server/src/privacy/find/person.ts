import type { Kysely } from 'kysely'
import type { JsonObject } from '../../base/index.ts'
import { NotFoundError } from '../../directory/errors.ts'
import { type ResourceRow, type Tables, textKey } from '../../storage/index.ts'
import type { FoundPerson } from '../contract.ts'

/** @throws {NotFoundError} */
export async function personOf(db: Kysely<Tables>, accountId: string, personId: string): Promise<ResourceRow> {
  const row = await db
    .selectFrom('resources')
    .selectAll()
    .where('scim_server_id', 'in', (of) =>
      of.selectFrom('scim_servers').select('id').where('account_id', '=', accountId),
    )
    .where('id', '=', personId)
    .where('kind', '=', 'User')
    .executeTakeFirst()
  if (row === undefined) throw new NotFoundError('No such person.')
  return row
}

export const documentOf = (row: Pick<ResourceRow, 'document'>): JsonObject => JSON.parse(row.document) as JsonObject

/** Along the attribute index. */
export async function findByAddress(db: Kysely<Tables>, accountId: string, email: string): Promise<FoundPerson[]> {
  const { key } = textKey(email.trim())
  const rows = await db
    .selectFrom('attribute_values')
    .innerJoin('scim_servers', 'scim_servers.id', 'attribute_values.scim_server_id')
    .innerJoin('resources', (join) =>
      join
        .onRef('resources.scim_server_id', '=', 'attribute_values.scim_server_id')
        .onRef('resources.id', '=', 'attribute_values.resource_id'),
    )
    .select(['resources.id', 'resources.scim_server_id', 'resources.display_name', 'resources.document'])
    .distinct()
    .where('scim_servers.account_id', '=', accountId)
    .where('attribute_values.kind', '=', 'User')
    .where('attribute_values.path', 'in', ['username', 'emails.value', 'emails'])
    .where('attribute_values.key', '=', key)
    .limit(50)
    .execute()
  return rows.map((row) => {
    const { userName } = documentOf(row)
    return {
      id: row.id,
      scimServerId: row.scim_server_id,
      displayName: row.display_name,
      userName: typeof userName === 'string' ? userName : '',
    }
  })
}
