import type { SelectQueryBuilder } from 'kysely'
import { newId } from '../../base/ids.ts'
import { newLinkToken } from '../../base/link-token.ts'
import type { Tables } from '../../storage/tables.ts'
import { NotFoundError } from '../errors.ts'
import type { Actor, InvitationRecord, Role } from '../operator-contract.ts'
import { type OperatorContext, record, type Transaction, timeOf } from './context.ts'
import { linkDigest } from './links.ts'

const lifeMilliseconds = 7 * 24 * 60 * 60 * 1000

interface Row {
  readonly id: string
  readonly account_id: string
  readonly account_name: string
  readonly email: string
  readonly role: Role
  readonly expires_at: string
}

const toRecord = (row: Row): InvitationRecord => ({
  id: row.id,
  accountId: row.account_id,
  accountName: row.account_name,
  email: row.email,
  role: row.role,
  expiresAt: row.expires_at,
})

type Open = SelectQueryBuilder<Tables, 'accounts' | 'invitations', Row>

/** Invitations that can still be accepted. */
function open(db: Transaction, now: string): Open {
  return db
    .selectFrom('invitations')
    .innerJoin('accounts', 'accounts.id', 'invitations.account_id')
    .select([
      'invitations.id',
      'invitations.account_id',
      'accounts.name as account_name',
      'invitations.email',
      'invitations.role',
      'invitations.expires_at',
    ])
    .where('invitations.accepted_at', 'is', null)
    .where('invitations.expires_at', '>', now)
}

export async function invitations(context: OperatorContext, accountId: string): Promise<InvitationRecord[]> {
  const rows = await open(context.database.read, timeOf(context.clock))
    .where('invitations.account_id', '=', accountId)
    .orderBy('invitations.id', 'desc')
    .execute()
  return rows.map(toRecord)
}

export async function invitation(context: OperatorContext, token: string): Promise<InvitationRecord | null> {
  const row = await open(context.database.read, timeOf(context.clock))
    .where('invitations.token_digest', '=', linkDigest(token))
    .executeTakeFirst()
  return row === undefined ? null : toRecord(row)
}

export async function invite(
  context: OperatorContext,
  accountId: string,
  email: string,
  role: Role,
  actor: Actor,
): Promise<{ invitation: InvitationRecord; token: string }> {
  const token = newLinkToken()
  const row = {
    account_id: accountId,
    id: newId(context.clock.now()),
    email,
    role,
    token_digest: linkDigest(token),
    created_by: actor.name,
    created_at: timeOf(context.clock),
    expires_at: new Date(context.clock.now() + lifeMilliseconds).toISOString(),
  }
  const account = await context.database.write(async (tx) => {
    await tx.insertInto('invitations').values(row).execute()
    const deed = { accountId, scimServerId: '', action: 'invitation.create', subject: row.id }
    await record(tx, context, actor, { ...deed, words: `invited an operator as ${role}` })
    return tx.selectFrom('accounts').select('name').where('id', '=', accountId).executeTakeFirstOrThrow()
  })
  return { invitation: toRecord({ ...row, account_name: account.name }), token }
}

export async function withdrawInvitation(
  context: OperatorContext,
  accountId: string,
  id: string,
  actor: Actor,
): Promise<void> {
  await context.database.write(async (tx) => {
    const gone = await tx
      .deleteFrom('invitations')
      .where('account_id', '=', accountId)
      .where('id', '=', id)
      .where('accepted_at', 'is', null)
      .executeTakeFirst()
    if (gone.numDeletedRows === 0n) throw new NotFoundError('No such invitation.')
    const deed = { accountId, scimServerId: '', action: 'invitation.withdraw', subject: id }
    await record(tx, context, actor, { ...deed, words: 'withdrew an invitation' })
  })
}

/** Somebody who is a member already keeps the role that they have: an old link takes nothing away. */
export async function acceptInvitation(
  context: OperatorContext,
  token: string,
  operator: Actor,
): Promise<string | null> {
  const now = timeOf(context.clock)
  return context.database.write(async (tx) => {
    const taken = await tx
      .updateTable('invitations')
      .set({ accepted_at: now })
      .where('token_digest', '=', linkDigest(token))
      .where('accepted_at', 'is', null)
      .where('expires_at', '>', now)
      .returning(['account_id', 'role', 'id'])
      .executeTakeFirst()
    if (taken === undefined) return null
    const member = { account_id: taken.account_id, operator_id: operator.operatorId, role: taken.role, created_at: now }
    await tx
      .insertInto('account_members')
      .values(member)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const deed = { accountId: taken.account_id, scimServerId: '', action: 'invitation.accept', subject: taken.id }
    await record(tx, context, operator, { ...deed, words: `joined the account as ${taken.role}` })
    return taken.account_id
  })
}
