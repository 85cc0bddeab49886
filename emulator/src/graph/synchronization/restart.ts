import { parseResetScope, type ResetScope } from '../../engine/index.ts'
import { TenantError } from '../../tenant/index.ts'
import { badRequest, JsonObject } from '../wire/index.ts'

/**
 * Reads `{"criteria":{"resetScope":"Watermark, Escrows"}}`; without one it is the portal's restart.
 * @throws {GraphError} 400 for an unknown scope
 */
export function restartOptions(body: unknown): { scopes: ResetScope[] } {
  const given = new JsonObject(body ?? {})
  const criteria = given.has('criteria') && given.get('criteria') !== null ? given.object('criteria') : null
  try {
    return { scopes: parseResetScope(criteria?.optionalText('resetScope') ?? '') }
  } catch (error) {
    if (error instanceof TenantError) throw badRequest(error.message)
    throw error
  }
}
