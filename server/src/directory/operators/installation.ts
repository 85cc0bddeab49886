import type { AccountDirectory, AccountWrites, Installation } from '../operator-contract.ts'
import { createAccountReads } from '../reads/account-reads.ts'
import * as accounts from './accounts.ts'
import { type OperatorContext, record } from './context.ts'
import { createHeldChanges } from './held-changes.ts'
import * as invitations from './invitations.ts'
import * as links from './links.ts'
import { deletePerson, editPerson } from './manual-people.ts'
import * as members from './members.ts'
import * as servers from './scim-servers.ts'
import * as settings from './settings.ts'
import * as tokens from './token-rotation.ts'
import { removeWorkloadIdentity, setWorkloadIdentity } from './workload-identities.ts'

async function rename(
  context: OperatorContext,
  accountId: string,
  name: string,
  actor: Parameters<AccountWrites['rename']>[1],
) {
  await context.database.write(async (tx) => {
    await tx.updateTable('accounts').set({ name }).where('id', '=', accountId).execute()
    const deed = { accountId, scimServerId: '', action: 'account.rename', subject: accountId }
    await record(tx, context, actor, { ...deed, words: `renamed the account to “${name}”` })
  })
}

function writesOf(context: OperatorContext, account: string): AccountWrites {
  return {
    rename: async (name, actor) => rename(context, account, name, actor),
    changeRole: async (id, role, actor) => members.changeRole(context, account, id, role, actor),
    removeMember: async (id, actor) => members.removeMember(context, account, id, actor),
    invite: async (email, role, actor) => invitations.invite(context, account, email, role, actor),
    withdrawInvitation: async (id, actor) => invitations.withdrawInvitation(context, account, id, actor),
    createScimServer: async (name, chosen, actor) => servers.createScimServer(context, account, name, chosen, actor),
    changeScimServer: async (id, change, actor) => servers.changeScimServer(context, account, id, change, actor),
    rotateToken: async (id, actor) => tokens.rotateToken(context, account, id, actor, 'scim'),
    addClientSecret: async (id, actor) => tokens.rotateToken(context, account, id, actor, 'client'),
    setWorkloadIdentity: async (id, identity, actor) => setWorkloadIdentity(context, account, id, identity, actor),
    removeWorkloadIdentity: async (id, actor) => removeWorkloadIdentity(context, account, id, actor),
    revealToken: async (id, token, actor) => tokens.revealToken(context, account, id, token, actor),
    revokeToken: async (id, token, actor) => tokens.revokeToken(context, account, id, token, actor),
    disconnect: async (id, actor) => servers.disconnect(context, account, id, actor),
    reconnect: async (id, actor) => servers.reconnect(context, account, id, actor),
    editPerson: async (id, change, actor) => editPerson(context, account, id, change, actor),
    deletePerson: async (id, actor) => deletePerson(context, account, id, actor),
  }
}

function accountOf(context: OperatorContext, accountId: string): AccountDirectory {
  const { database, clock } = context
  return {
    reads: createAccountReads({ db: database.read, accountId, now: () => clock.now() }),
    writes: writesOf(context, accountId),
    held: createHeldChanges(context, accountId),
    members: async () => members.members(context, accountId),
    invitations: async () => invitations.invitations(context, accountId),
    scimServers: async () => servers.scimServers(context, accountId),
    scimServer: async (id) => servers.scimServer(context, accountId, id),
  }
}

/** The operators' side of the directory. */
export function createInstallation(context: OperatorContext): Installation {
  return {
    accounts: async () => accounts.listAccounts(context),
    createAccount: async (name, ownerId, actor) => accounts.createAccount(context, name, ownerId, actor),
    adopt: async (ownerId, name) => accounts.adopt(context, ownerId, name),
    accountsOf: async (operatorId) => accounts.accountsOf(context, operatorId),
    membership: async (accountId, operatorId) => accounts.membership(context, accountId, operatorId),
    firstOwner: async () => accounts.firstOwner(context),
    isInstallationOwner: async (operatorId) => accounts.isInstallationOwner(context, operatorId),
    createOneTimeLink: async (purpose, operatorId, life) => links.createOneTimeLink(context, purpose, operatorId, life),
    useOneTimeLink: async (purpose, token) => links.useOneTimeLink(context, purpose, token),
    invitation: async (token) => invitations.invitation(context, token),
    acceptInvitation: async (token, operator) => invitations.acceptInvitation(context, token, operator),
    readSetting: async (key) => settings.readSetting(context, key),
    writeSetting: async (key, value, actor) => settings.writeSetting(context, key, value, actor),
    account: (accountId) => accountOf(context, accountId),
  }
}
