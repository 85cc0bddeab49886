import { type Kysely, type SelectQueryBuilder, sql } from 'kysely'
import type { AuditEntryRow, Tables } from '../../storage/index.ts'
import type { AuditEntry, AuditFilter, AuditPage } from '../contract.ts'

type Rows = SelectQueryBuilder<Tables, 'audit_entries', object>

const literal = (text: string): string => text.replaceAll(/[\\%_]/gu, (sign) => `\\${sign}`)

/** The rows of one chain that fit. */
export function choice(db: Kysely<Tables>, accountId: string, filter: AuditFilter): Rows {
  const { action = '', operatorId = '', subject = '', from = '', to = '' } = filter
  const search = `%${literal((filter.search ?? '').trim().toLowerCase())}%`
  return db
    .selectFrom('audit_entries')
    .where('account_id', '=', accountId)
    .$if(action !== '', (rows) =>
      rows.where((of) =>
        of.or([of('action', '=', action), sql<boolean>`action like ${`${literal(action)}.%`} escape '\\'`]),
      ),
    )
    .$if(operatorId !== '', (rows) => rows.where('operator_id', '=', operatorId))
    .$if(subject !== '', (rows) => rows.where('subject', '=', subject))
    .$if(from !== '', (rows) => rows.where('at', '>=', from))
    .$if(to !== '', (rows) => rows.where('at', '<=', to))
    .$if(search !== '%%', (rows) =>
      rows.where(
        sql<boolean>`(lower(detail) like ${search} escape '\\' or lower(operator_name) like ${search} escape '\\' or subject like ${search} escape '\\')`,
      ),
    )
}

export const toEntry = (row: AuditEntryRow): AuditEntry => ({
  sequence: row.sequence,
  id: row.id,
  at: row.at,
  operatorId: row.operator_id,
  operatorName: row.operator_name,
  action: row.action,
  subject: row.subject,
  words: row.detail,
  hash: row.hash,
})

export async function listEntries(
  db: Kysely<Tables>,
  accountId: string,
  filter: AuditFilter,
  before: number | null,
  limit: number,
): Promise<AuditPage> {
  const fitting = choice(db, accountId, filter)
  const rows = await fitting
    .selectAll()
    .$if(before !== null, (all) => all.where('sequence', '<', before ?? 0))
    .orderBy('sequence', 'desc')
    .limit(limit + 1)
    .execute()
  const { total } = await fitting.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const items = rows.slice(0, limit).map(toEntry)
  const next = rows.length > limit ? (items.at(-1)?.sequence ?? null) : null
  return { items, next, total: Number(total) }
}
