import type { Kysely } from 'kysely'
import { InvalidCursorError } from '../../../directory/errors.ts'
import type { DryRunPersonRow, Tables } from '../../../storage/index.ts'

export interface DryRunPerson {
  readonly personId: string
  readonly name: string
  readonly kind: DryRunPersonRow['kind']
  readonly limits: readonly string[]
  readonly variants: readonly string[]
  readonly problem: string
}

export interface DryRunFilter {
  readonly kind?: DryRunPersonRow['kind'] | undefined
  /** Only those whose new signature breaks a limit. */
  readonly over?: boolean | undefined
  /** Beginning of a name, in any case. */
  readonly search?: string | undefined
}

/** Whom a dry run found, by name. @param after `cursor` of the page before; null from the beginning */
export async function dryRunPeople(
  db: Kysely<Tables>,
  { accountId, jobId }: { readonly accountId: string; readonly jobId: string },
  { kind, over, search }: DryRunFilter,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<{ items: DryRunPerson[]; cursor: string | null }> {
  let query = db
    .selectFrom('dry_run_people')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('job_id', '=', jobId)
    .orderBy('name_key')
    .orderBy('person_id')
    .limit(limit)
  if (kind !== undefined) query = query.where('kind', '=', kind)
  if (over === true) query = query.where('limits', '!=', '')
  if (search !== undefined && search !== '') {
    const key = search.toLowerCase()
    query = query.where('name_key', '>=', key).where('name_key', '<', `${key}\u{10FFFF}`)
  }
  if (after !== null) {
    const [name, id] = placeOf(after)
    query = query.where((on) =>
      on.or([on('name_key', '>', name), on.and([on('name_key', '=', name), on('person_id', '>', id)])]),
    )
  }
  const rows = await query.execute()
  const last = rows.at(-1)
  const cursor = rows.length < limit || last === undefined ? null : `${last.name_key}\n${last.person_id}`
  return { items: rows.map(toPerson), cursor }
}

/** @throws {InvalidCursorError} */
function placeOf(cursor: string): readonly [string, string] {
  const [name, id, ...more] = cursor.split('\n')
  if (name === undefined || id === undefined || more.length > 0) throw new InvalidCursorError()
  return [name, id]
}

const words = (text: string): string[] => (text === '' ? [] : text.split(' '))

const toPerson = (row: DryRunPersonRow): DryRunPerson => ({
  personId: row.person_id,
  name: row.name,
  kind: row.kind,
  limits: words(row.limits),
  variants: words(row.variants),
  problem: row.problem,
})
