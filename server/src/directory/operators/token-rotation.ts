import type { SecretKind } from '../../base/secret-token.ts'
import type { ScimTokenRow } from '../../storage/tables.ts'
import type { ScimServerId } from '../contract.ts'
import { NotFoundError, TokenLimitError } from '../errors.ts'
import type { Actor } from '../operator-contract.ts'
import { type OperatorContext, record, type Transaction, timeOf } from './context.ts'
import { holdServer } from './scim-servers.ts'
import { addToken, sealPlace } from './tokens.ts'

const liveLimit = 2

/** How an activity line calls it. */
const wordsFor: Readonly<Record<SecretKind, string>> = { scim: 'Secret Token', client: 'client secret' }

async function liveTokens(tx: Transaction, scimServerId: ScimServerId, now: string): Promise<ScimTokenRow[]> {
  return tx
    .selectFrom('scim_tokens')
    .selectAll()
    .where('scim_server_id', '=', scimServerId)
    .where('revoked_at', 'is', null)
    .where((of) => of.or([of('expires_at', 'is', null), of('expires_at', '>', now)]))
    .execute()
}

export async function rotateToken(
  context: OperatorContext,
  accountId: string,
  id: ScimServerId,
  actor: Actor,
  kind: SecretKind,
): Promise<{ id: string; secretToken: string }> {
  return context.database.write(async (tx) => {
    const server = await holdServer(tx, accountId, id)
    const live = (await liveTokens(tx, id, timeOf(context.clock))).filter((one) => one.kind === kind)
    if (live.length >= liveLimit) throw new TokenLimitError(`Two ${wordsFor[kind]}s live already.`)
    const token = await addToken(tx, context, id, actor, kind)
    const deed = { accountId, scimServerId: id, action: 'token.create', subject: token.id }
    await record(tx, context, actor, { ...deed, words: `made a new ${wordsFor[kind]} for “${server.name}”` })
    return token
  })
}

/** The reading is recorded before the text leaves: no record, no token. */
export async function revealToken(
  context: OperatorContext,
  accountId: string,
  id: ScimServerId,
  tokenId: string,
  actor: Actor,
): Promise<string> {
  return context.database.write(async (tx) => {
    const server = await holdServer(tx, accountId, id)
    const token = (await liveTokens(tx, id, timeOf(context.clock))).find((one) => one.id === tokenId)
    if (token === undefined) throw new NotFoundError('No such token.')
    const deed = { accountId, scimServerId: id, action: 'token.reveal', subject: tokenId }
    await record(tx, context, actor, { ...deed, words: `read the ${wordsFor[token.kind]} of “${server.name}”` })
    return context.seal.open(token.sealed, sealPlace(id, tokenId))
  })
}

export async function revokeToken(
  context: OperatorContext,
  accountId: string,
  id: ScimServerId,
  tokenId: string,
  actor: Actor,
): Promise<void> {
  await context.database.write(async (tx) => {
    const server = await holdServer(tx, accountId, id)
    const revoked = await tx
      .updateTable('scim_tokens')
      .set({ revoked_at: timeOf(context.clock), sealed: '' })
      .where('scim_server_id', '=', id)
      .where('id', '=', tokenId)
      .where('revoked_at', 'is', null)
      .returning('kind')
      .executeTakeFirst()
    if (revoked === undefined) throw new NotFoundError('No such token.')
    const deed = { accountId, scimServerId: id, action: 'token.revoke', subject: tokenId }
    await record(tx, context, actor, { ...deed, words: `revoked a ${wordsFor[revoked.kind]} of “${server.name}”` })
  })
}
