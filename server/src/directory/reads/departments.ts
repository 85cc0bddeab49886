import type { ReadContext } from './documents.ts'

const path = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:user:department'
const shown = 200

/** Departments that occur, most people first, written as one of the people has it. */
export async function departments({ db, accountId }: ReadContext): Promise<{ value: string; count: number }[]> {
  const rows = await db
    .selectFrom('resources')
    .select(({ fn }) => ['department_key', fn.countAll<number>().as('count'), fn.min('id').as('sample')])
    .where('account_id', '=', accountId)
    .where('kind', '=', 'User')
    .where('department_key', '>', '')
    .groupBy('department_key')
    .orderBy('count', 'desc')
    .orderBy('department_key')
    .limit(shown)
    .execute()
  if (rows.length === 0) return []
  const samples = await db
    .selectFrom('attribute_values')
    .innerJoin('scim_servers', 'scim_servers.id', 'attribute_values.scim_server_id')
    .select(['resource_id', 'value'])
    .where('scim_servers.account_id', '=', accountId)
    .where('path', '=', path)
    .where(
      'resource_id',
      'in',
      rows.map(({ sample }) => sample),
    )
    .execute()
  const written = new Map(samples.map(({ resource_id, value }) => [resource_id, value]))
  return rows.map((row) => ({ value: written.get(row.sample) ?? row.department_key, count: Number(row.count) }))
}
