import { newId } from '../../base/index.ts'
import { NotFoundError } from '../../directory/errors.ts'
import type { TestResult } from '../contract.ts'
import { type DeliveryParts, tryOnce } from './deliver.ts'
import { keepOutcome } from './outbox.ts'
import { testPayload } from './payload.ts'
import type { Target } from './targets.ts'

/** Sends a test at once, one try, and keeps it in the list of deliveries. */
export async function sendTest(
  parts: DeliveryParts & { readonly publicUrl: string },
  accountId: string,
  { channel, target }: Target,
): Promise<TestResult> {
  const { database, clock } = parts
  const now = clock.now()
  const at = new Date(now).toISOString()
  const payload = JSON.stringify(await testPayload(database.read, parts.publicUrl, accountId, at))
  const notice = {
    account_id: accountId,
    id: newId(now),
    scim_server_id: '',
    condition_id: '',
    event: 'test',
    channel,
    target,
    payload,
    state: 'waiting',
    attempts: 0,
    next_at: at,
    // Nobody else sends it: whoever asked waits for the answer.
    claimed_until: '9999-12-31T00:00:00.000Z',
    created_at: at,
    done_at: null,
  } as const
  await database.write((tx) => tx.insertInto('health_notices').values(notice).execute())
  const outcome = { ...(await tryOnce(parts, notice)), final: true }
  await keepOutcome(database, notice, outcome, clock.now(), parts.random)
  return { ok: outcome.sent, problem: outcome.problem }
}

/** @throws {NotFoundError} */
export async function assertWebhook(parts: DeliveryParts, accountId: string, id: string): Promise<void> {
  const row = await parts.database.read
    .selectFrom('health_webhooks')
    .select('id')
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw new NotFoundError('No such webhook.')
}
