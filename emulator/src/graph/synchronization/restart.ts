import { badRequest, JsonObject } from '../wire/index.ts'

const scopes = [
  'None',
  'ConnectorDataStore',
  'Escrows',
  'Watermark',
  'QuarantineState',
  'Full',
  'ForceDeletes',
] as const
type ResetScope = (typeof scopes)[number]

/** What the engine's restart is told. */
export interface RestartOptions {
  full: boolean
  allowDeletes: boolean
}

/**
 * Reads `{"criteria":{"resetScope":"Watermark, Escrows"}}`; without one it is the portal's restart.
 * @throws {GraphError} 400 for an unknown scope
 */
export function restartOptions(body: unknown): RestartOptions {
  const given = new JsonObject(body ?? {})
  const criteria = given.has('criteria') && given.get('criteria') !== null ? given.object('criteria') : null
  const chosen = readScopes(criteria?.optionalText('resetScope') ?? '')
  return {
    full: chosen.has('Full') || chosen.has('ConnectorDataStore'),
    allowDeletes: chosen.has('ForceDeletes'),
  }
}

function readScopes(text: string): Set<ResetScope> {
  const names = text.split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]))
  if (names.length === 0) return new Set(['Watermark', 'Escrows', 'QuarantineState'])
  return new Set(
    names.map((name) => {
      const found = scopes.find((scope) => scope.toLowerCase() === name.toLowerCase())
      if (found === undefined) throw badRequest(`'${name}' is no reset scope. Use ${scopes.join(', ')}.`)
      return found
    }),
  )
}
