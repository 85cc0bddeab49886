import type { Kysely } from 'kysely'
import { DecisionNeededError, NotFoundError } from '../../directory/errors.ts'
import type { Actor } from '../../directory/operator-contract.ts'
import { type OperatorContext, record, timeOf } from '../../directory/operators/context.ts'
import type { HealthConditionRow, Tables } from '../../storage/index.ts'
import { update } from '../conditions/keep.ts'
import { linksOf } from '../conditions/links.ts'
import { beginWords, endWords } from '../conditions/words.ts'
import type { ConditionRecord } from '../contract.ts'

const shown = 200

/** Open conditions first, then newest first. @param scimServerId null: of every SCIM server of the account */
export async function conditions(
  db: Kysely<Tables>,
  accountId: string,
  scimServerId: string | null,
): Promise<ConditionRecord[]> {
  const newest = db
    .selectFrom('health_conditions')
    .selectAll()
    .where('account_id', '=', accountId)
    .$if(scimServerId !== null, (all) => all.where('scim_server_id', '=', scimServerId ?? ''))
    .orderBy('began_at', 'desc')
    .orderBy('id', 'desc')
    .limit(shown)
  const open = await newest.where('open_key', '=', '').execute()
  const ended = await newest.where('open_key', '!=', '').execute()
  return [...redFirst(open), ...ended].map(toCondition)
}

const redFirst = (rows: readonly HealthConditionRow[]): HealthConditionRow[] => [
  ...rows.filter(({ level }) => level === 'red'),
  ...rows.filter(({ level }) => level !== 'red'),
]

function toCondition(row: HealthConditionRow): ConditionRecord {
  const end = row.ended_at === null ? null : endWords(row)
  return {
    id: row.id,
    scimServerId: row.scim_server_id,
    kind: row.kind,
    subject: row.subject,
    level: row.level,
    beganAt: row.began_at,
    endedAt: row.ended_at,
    ending: row.ending,
    endedBy: row.ended_by,
    toldAt: row.told_at,
    words: beginWords(row),
    clear: end === null ? null : { title: end.title, seen: end.seen },
    links: linksOf(row),
  }
}

/** An operator says that it was meant: it ends, and what led to it is not told again. @throws {NotFoundError | DecisionNeededError} */
export async function accept(context: OperatorContext, accountId: string, id: string, actor: Actor): Promise<void> {
  await context.database.write(async (tx) => {
    const row = await tx
      .selectFrom('health_conditions')
      .selectAll()
      .where('account_id', '=', accountId)
      .where('id', '=', id)
      .where('open_key', '=', '')
      .executeTakeFirst()
    if (row === undefined) throw new NotFoundError('No such open condition.')
    if (row.kind === 'held') throw new DecisionNeededError()
    const ended_at = timeOf(context.clock)
    await update(tx, row, { ended_at, ending: 'accepted', ended_by: actor.name, open_key: row.id })
    const deed = { accountId, scimServerId: row.scim_server_id, action: 'health.accept', subject: id }
    await record(tx, context, actor, { ...deed, words: `said that this was meant: ${beginWords(row).title}` })
  })
}
