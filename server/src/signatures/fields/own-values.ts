import type { Kysely } from 'kysely'
import type { Tables } from '../../storage/index.ts'
import type { Field } from '../model/field.ts'
import type { OwnValue } from '../model/person.ts'
import { problemWith } from './valid.ts'

/** What somebody wanted to set cannot stand in the field. The message is for them. */
export class OwnValueError extends Error {
  override readonly name = 'OwnValueError'
  readonly fieldId: string
  constructor(fieldId: string, message: string) {
    super(message)
    this.fieldId = fieldId
  }
}

export interface ValueOwner {
  readonly accountId: string
  readonly personId: string
}

const pieceSize = 500

/** What employees set, by person; whoever set nothing is not in the answer. */
export async function ownValues(
  db: Kysely<Tables>,
  accountId: string,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, OwnValue[]>> {
  const found = new Map<string, OwnValue[]>()
  for (let at = 0; at < personIds.length; at += pieceSize) {
    const rows = await db
      .selectFrom('signature_values')
      .selectAll()
      .where('account_id', '=', accountId)
      .where('person_id', 'in', personIds.slice(at, at + pieceSize))
      .orderBy('field_id')
      .execute()
    for (const { person_id, field_id: fieldId, value, set_at: setAt, directory_value: directoryValue } of rows)
      found.set(person_id, [...(found.get(person_id) ?? []), { fieldId, value, setAt, directoryValue }])
  }
  return found
}

/**
 * Sets somebody's own value; null: "do not show". The signature is made anew at once.
 * @param directoryValue what the directory says now: a hybrid field falls back when it says something else
 * @throws {OwnValueError}
 */
export async function setOwnValue(
  tx: Kysely<Tables>,
  { accountId, personId }: ValueOwner,
  field: Field,
  { value, by, now, directoryValue }: { value: string | null; by: string; now: number; directoryValue: string },
): Promise<void> {
  const problem = value === null ? problemHiding(field) : problemSetting(field, value)
  if (problem !== null) throw new OwnValueError(field.id, problem)
  const at = new Date(now).toISOString()
  const set = { value: value === null ? null : value.trim(), set_at: at, set_by: by, directory_value: directoryValue }
  await tx
    .insertInto('signature_values')
    .values({ account_id: accountId, person_id: personId, field_id: field.id, ...set })
    .onConflict((conflict) => conflict.columns(['account_id', 'person_id', 'field_id']).doUpdateSet(set))
    .execute()
  await renderSoon(tx, { accountId, personId }, at)
}

/** Takes somebody's own value back: the directory's counts again. */
export async function withdrawOwnValue(
  tx: Kysely<Tables>,
  { accountId, personId }: ValueOwner,
  fieldId: string,
  now: number,
): Promise<void> {
  await tx
    .deleteFrom('signature_values')
    .where('account_id', '=', accountId)
    .where('person_id', '=', personId)
    .where('field_id', '=', fieldId)
    .execute()
  await renderSoon(tx, { accountId, personId }, new Date(now).toISOString())
}

/** Whoever follows the directory looks at this person next. */
async function renderSoon(tx: Kysely<Tables>, { accountId, personId }: ValueOwner, at: string): Promise<void> {
  await tx
    .updateTable('signature_people')
    .set({ due_at: at })
    .where('account_id', '=', accountId)
    .where('person_id', '=', personId)
    .execute()
}

const problemHiding = ({ label, mayHide }: Field): string | null =>
  mayHide ? null : `${label} is always shown. Ask whoever manages the signatures if it should not be.`

function problemSetting(field: Field, value: string): string | null {
  if (field.truth === 'directory')
    return `${field.label} comes from the company's directory. Ask your IT to change it there.`
  if (field.hidden) return `${field.label} is not for employees to set.`
  if (value.trim() === '') return 'Enter a value, or take your own back.'
  return problemWith(field, value.trim())
}
