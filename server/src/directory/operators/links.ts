import { newLinkToken } from '../../base/link-token.ts'
import { digestOf } from '../../base/secret-token.ts'
import type { LinkPurpose } from '../operator-contract.ts'
import { type OperatorContext, timeOf } from './context.ts'

const stored = { setup: 'setup', signIn: 'sign-in' } as const

export const linkDigest = (token: string): string => digestOf(token).toString('hex')

export async function createOneTimeLink(
  context: OperatorContext,
  purpose: LinkPurpose,
  operatorId: string | null,
  lifeSeconds: number,
): Promise<string> {
  const token = newLinkToken()
  const row = {
    digest: linkDigest(token),
    purpose: stored[purpose],
    operator_id: operatorId,
    created_at: timeOf(context.clock),
    expires_at: new Date(context.clock.now() + lifeSeconds * 1000).toISOString(),
  }
  await context.database.write(async (tx) => tx.insertInto('one_time_links').values(row).execute())
  return token
}

/** One statement decides who used it: a second use finds no row. */
export async function useOneTimeLink(
  context: OperatorContext,
  purpose: LinkPurpose,
  token: string,
): Promise<{ operatorId: string | null } | null> {
  const now = timeOf(context.clock)
  const used = await context.database.write(async (tx) =>
    tx
      .updateTable('one_time_links')
      .set({ used_at: now })
      .where('digest', '=', linkDigest(token))
      .where('purpose', '=', stored[purpose])
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .returning('operator_id')
      .executeTakeFirst(),
  )
  return used === undefined ? null : { operatorId: used.operator_id }
}
