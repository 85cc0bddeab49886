import { LastOwnerError, NotFoundError } from '../errors.ts'
import type { Actor, Member, Role } from '../operator-contract.ts'
import { lockAccount, type OperatorContext, record, type Transaction } from './context.ts'

export async function members({ database }: OperatorContext, accountId: string): Promise<Member[]> {
  const rows = await database.read
    .selectFrom('account_members')
    .select(['operator_id', 'role'])
    .where('account_id', '=', accountId)
    .execute()
  return rows.map(({ operator_id, role }) => ({ operatorId: operator_id, role }))
}

/** The member's role now. @throws {NotFoundError} @throws {LastOwnerError} when the account would have no owner left. */
async function checkMember(tx: Transaction, accountId: string, operatorId: string, next: Role | null): Promise<void> {
  await lockAccount(tx, accountId)
  const rows = await tx
    .selectFrom('account_members')
    .select(['operator_id', 'role'])
    .where('account_id', '=', accountId)
    .execute()
  const member = rows.find((row) => row.operator_id === operatorId)
  if (member === undefined) throw new NotFoundError('No such operator.')
  const otherOwners = rows.some((row) => row.role === 'owner' && row.operator_id !== operatorId)
  if (member.role === 'owner' && next !== 'owner' && !otherOwners) throw new LastOwnerError('The last owner stays.')
}

export async function changeRole(
  context: OperatorContext,
  accountId: string,
  operatorId: string,
  role: Role,
  actor: Actor,
): Promise<void> {
  await context.database.write(async (tx) => {
    await checkMember(tx, accountId, operatorId, role)
    await tx
      .updateTable('account_members')
      .set({ role })
      .where('account_id', '=', accountId)
      .where('operator_id', '=', operatorId)
      .execute()
    const deed = { accountId, scimServerId: '', action: 'operator.role', subject: operatorId }
    await record(tx, context, actor, { ...deed, words: `made an operator ${role}` })
  })
}

export async function removeMember(
  context: OperatorContext,
  accountId: string,
  operatorId: string,
  actor: Actor,
): Promise<void> {
  await context.database.write(async (tx) => {
    await checkMember(tx, accountId, operatorId, null)
    await tx
      .deleteFrom('account_members')
      .where('account_id', '=', accountId)
      .where('operator_id', '=', operatorId)
      .execute()
    const deed = { accountId, scimServerId: '', action: 'operator.remove', subject: operatorId }
    await record(tx, context, actor, { ...deed, words: 'removed an operator' })
  })
}
