import type { JsonValue } from '../../json.ts'

/** `"value": ["x"]` for an attribute with one value (MicrosoftDocs/azure-docs#45885); longer lists stay what they are. */
export function unwrapSingleton(value: JsonValue): JsonValue {
  if (!Array.isArray(value) || value.length > 1) return value
  return value[0] ?? null
}
