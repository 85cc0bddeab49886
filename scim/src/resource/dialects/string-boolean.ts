import type { JsonValue } from '../../json.ts'

/** Entra sends `"True"` and `"False"` for booleans (AzureAD/SCIMReferenceCode#21); they are always answered as booleans. */
export function readStringBoolean(value: JsonValue): boolean | undefined {
  if (typeof value === 'boolean') return value
  if (typeof value !== 'string') return undefined
  const text = value.toLowerCase()
  if (text === 'true') return true
  return text === 'false' ? false : undefined
}
