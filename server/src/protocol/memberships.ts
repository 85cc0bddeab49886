import type { Handler } from './exchange.ts'
import { notFound } from './refusals.ts'

/**
 * Opens `/GroupMemberships` to a SCIM server that has chosen it; elsewhere the address is as unknown as any other.
 * Work in progress: draft-zollner-scim-group-members.
 */
export function whereChosen(handler: Handler): Handler {
  return async (exchange) => {
    if (!exchange.caller.settings.groupMemberships) throw notFound()
    return handler(exchange)
  }
}
