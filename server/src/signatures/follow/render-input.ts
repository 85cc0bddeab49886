import type { Kysely } from 'kysely'
import type { Tables } from '../../storage/index.ts'
import { addJob } from '../jobs/index.ts'
import type { Scope } from './scope.ts'

/** What a job of kind `render` is about. */
export interface RenderInput {
  /** Null: whoever has a signature of an older version. */
  readonly scope: Scope | null
  /** `directory`, or `version 12`. */
  readonly cause: string
}

export const readInput = (input: string): RenderInput => JSON.parse(input) as RenderInput

/** Adds a job, unless one like it waits anyway. */
export async function addRenderJob(
  tx: Kysely<Tables>,
  accountId: string,
  given: RenderInput,
  now: number,
  total = 0,
): Promise<void> {
  const input = JSON.stringify(given)
  const waiting = await tx
    .selectFrom('signature_jobs')
    .select('id')
    .where('account_id', '=', accountId)
    .where('state', '=', 'waiting')
    .where('kind', '=', 'render')
    .where('input', '=', input)
    .where('cursor', 'is', null)
    .where('leased_by', 'is', null)
    .executeTakeFirst()
  if (waiting === undefined) await addJob(tx, { accountId, kind: 'render', input, total, createdBy: 'Dynasend', now })
}
