import { type Actor, appendEntry, product } from '../../audit/index.ts'
import { newId } from '../../base/ids.ts'
import type { AccountMembership } from '../operator-contract.ts'
import { type OperatorContext, type Transaction, timeOf } from './context.ts'

async function addAccount(tx: Transaction, context: OperatorContext, name: string): Promise<string> {
  const id = newId(context.clock.now())
  await tx
    .insertInto('accounts')
    .values({ id, name, created_at: timeOf(context.clock) })
    .execute()
  return id
}

async function addOwner(tx: Transaction, context: OperatorContext, accountId: string, ownerId: string): Promise<void> {
  const member = {
    account_id: accountId,
    operator_id: ownerId,
    role: 'owner' as const,
    created_at: timeOf(context.clock),
  }
  await tx.insertInto('account_members').values(member).execute()
}

/** @param ownerId null only for the command line before anybody was set up; `adopt` gives such an account its owner. */
export async function createAccount(
  context: OperatorContext,
  name: string,
  ownerId: string | null,
  actor: Actor = product,
): Promise<string> {
  return context.database.write(async (tx) => {
    const id = await addAccount(tx, context, name)
    if (ownerId !== null) await addOwner(tx, context, id, ownerId)
    await recordAccount(tx, context, actor, id)
    return id
  })
}

async function recordAccount(tx: Transaction, context: OperatorContext, actor: Actor, id: string): Promise<void> {
  const entry = { accountId: id, action: 'account.create', subject: id, words: 'created the account' }
  await appendEntry(tx, context.clock.now(), actor, entry)
}

/** Makes somebody the owner of every account that has no member, or of a new one when there is none. */
export async function adopt(context: OperatorContext, ownerId: string, accountName: string): Promise<string> {
  return context.database.write(async (tx) => {
    const orphans = await tx
      .selectFrom('accounts')
      .select('id')
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('account_members')
              .select('operator_id')
              .whereRef('account_members.account_id', '=', 'accounts.id'),
          ),
        ),
      )
      .orderBy('id')
      .execute()
    const actor = { operatorId: ownerId, name: 'The first owner' }
    for (const { id } of orphans) {
      await addOwner(tx, context, id, ownerId)
      const entry = { accountId: id, action: 'account.adopt', subject: id, words: 'became the owner of the account' }
      await appendEntry(tx, context.clock.now(), actor, entry)
    }
    const [first] = orphans
    if (first !== undefined) {
      await tx.updateTable('accounts').set({ name: accountName }).where('id', '=', first.id).execute()
      return first.id
    }
    const id = await addAccount(tx, context, accountName)
    await addOwner(tx, context, id, ownerId)
    await recordAccount(tx, context, actor, id)
    return id
  })
}

export async function accountsOf({ database }: OperatorContext, operatorId: string): Promise<AccountMembership[]> {
  return database.read
    .selectFrom('account_members')
    .innerJoin('accounts', 'accounts.id', 'account_members.account_id')
    .select(['accounts.id', 'accounts.name', 'account_members.role'])
    .where('account_members.operator_id', '=', operatorId)
    .orderBy('accounts.name')
    .orderBy('accounts.id')
    .execute()
}

export async function membership(
  { database }: OperatorContext,
  accountId: string,
  operatorId: string,
): Promise<AccountMembership | null> {
  const row = await database.read
    .selectFrom('account_members')
    .innerJoin('accounts', 'accounts.id', 'account_members.account_id')
    .select(['accounts.id', 'accounts.name', 'account_members.role'])
    .where('account_members.account_id', '=', accountId)
    .where('account_members.operator_id', '=', operatorId)
    .executeTakeFirst()
  return row ?? null
}

/** Owners of the account that was made first; the one who came first leads. */
async function firstOwners({ database }: OperatorContext): Promise<string[]> {
  const rows = await database.read
    .selectFrom('account_members')
    .select('operator_id')
    .where('role', '=', 'owner')
    .where('account_id', '=', (of) => of.selectFrom('accounts').select('id').orderBy('id').limit(1))
    .orderBy('created_at')
    .orderBy('operator_id')
    .execute()
  return rows.map(({ operator_id }) => operator_id)
}

export const firstOwner = async (context: OperatorContext): Promise<string | null> =>
  (await firstOwners(context))[0] ?? null

export const isInstallationOwner = async (context: OperatorContext, operatorId: string): Promise<boolean> =>
  (await firstOwners(context)).includes(operatorId)

export async function listAccounts({ database }: OperatorContext): Promise<{ id: string; name: string }[]> {
  return database.read.selectFrom('accounts').select(['id', 'name']).orderBy('id').execute()
}
