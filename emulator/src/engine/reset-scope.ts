import type { Application, ConnectorData } from '../applications/index.ts'
import { TenantError } from '../tenant/index.ts'

/** What a restart forgets (Graph: synchronizationJobRestartScope). */
export const resetScopes = [
  'None',
  'ConnectorDataStore',
  'Escrows',
  'Watermark',
  'QuarantineState',
  'Full',
  'ForceDeletes',
] as const

export type ResetScope = (typeof resetScopes)[number]

/** What "Restart provisioning" in the portal forgets, and an empty `resetScope`. */
export const portalRestart: readonly ResetScope[] = ['Watermark', 'Escrows', 'QuarantineState']

/**
 * Reads a comma separated `resetScope`, in any letter case. Empty text is the portal's restart.
 * @throws {TenantError} invalid, with the field `resetScope`
 */
export function parseResetScope(text: string): ResetScope[] {
  const names = text.split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]))
  if (names.length === 0) return [...portalRestart]
  return names.map((name) => {
    const found = resetScopes.find((scope) => scope.toLowerCase() === name.toLowerCase())
    if (found) return found
    const message = `"${name}" is not a reset scope. Use ${resetScopes.join(', ')}, or several with commas.`
    throw new TenantError('invalid', message, 'resetScope')
  })
}

/**
 * Makes a job forget what the scopes name. `None` forgets nothing; `Full` is everything but `ForceDeletes`, which lets
 * the deletes go that were held back, for one cycle (synchronizationJobRestartCriteria).
 */
export function resetJob({ job }: Application, data: ConnectorData, scopes: readonly ResetScope[]): void {
  const has = (scope: ResetScope) => scopes.includes(scope) || (scopes.includes('Full') && scope !== 'ForceDeletes')
  if (has('ConnectorDataStore')) data.clearLinks()
  if (has('Escrows')) data.pruneEscrows()
  if (has('QuarantineState')) job.quarantine = null
  if (scopes.includes('ForceDeletes')) job.allowDeletes = true
  if (!has('Watermark')) return
  job.watermark = null
  if (has('Escrows')) data.clearEscrows()
  for (const link of [...data.links.values()]) {
    if (link.type === 'Group') data.keep({ ...link, resendMembers: true })
  }
}
