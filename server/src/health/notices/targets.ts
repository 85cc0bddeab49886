import type { Kysely } from 'kysely'
import type { Tables } from '../../storage/index.ts'
import { accountSettings } from '../settings/stored.ts'

export interface Target {
  readonly channel: 'email' | 'webhook'
  /** `operator:<id>`, `address:<e-mail>` or `webhook:<id>`. */
  readonly target: string
}

/** Who of an account is told. Operators are kept by id: who has left by then is not written to. */
export async function targetsOf(db: Kysely<Tables>, accountId: string, mailIsSet: boolean): Promise<Target[]> {
  const webhooks = await db
    .selectFrom('health_webhooks')
    .select('id')
    .where('account_id', '=', accountId)
    .where('enabled', '=', 1)
    .orderBy('id')
    .execute()
  const targets: Target[] = webhooks.map(({ id }) => ({ channel: 'webhook', target: `webhook:${id}` }))
  if (!mailIsSet) return targets
  const { receivers } = await accountSettings(db, accountId)
  if (receivers.roles.length > 0) {
    const members = await db
      .selectFrom('account_members')
      .select('operator_id')
      .where('account_id', '=', accountId)
      .where('role', 'in', receivers.roles)
      .orderBy('operator_id')
      .execute()
    for (const { operator_id } of members) targets.push({ channel: 'email', target: `operator:${operator_id}` })
  }
  const addresses = new Set(receivers.addresses.map((address) => address.toLowerCase()))
  for (const address of addresses) targets.push({ channel: 'email', target: `address:${address}` })
  return targets
}
