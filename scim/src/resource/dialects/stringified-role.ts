import { isJsonObject, type JsonObject, ownValueOf } from '../../json.ts'
import type { Attribute } from '../../schema/attribute.ts'

/**
 * Entra's `AppRoleAssignmentsComplex` puts a whole role as JSON text into `value` (Captain-P-Goldfish/SCIM-SDK#516).
 * Its `value` and `displayName` become the role's `value` and `display`; anything else comes back as it was.
 */
export function unfoldStringifiedRole(element: JsonObject, attribute: Attribute): JsonObject {
  const text = ownValueOf(element, 'value')
  if (attribute.name !== 'roles' || typeof text !== 'string' || !text.trimStart().startsWith('{')) return element
  const role = parseObject(text)
  const value = role === null ? undefined : ownValueOf(role, 'value')
  if (role === null || typeof value !== 'string') return element
  const display = ownValueOf(role, 'displayName') ?? ownValueOf(role, 'display')
  const others = Object.fromEntries(Object.entries(element).filter(([key]) => key.toLowerCase() !== 'value'))
  return { ...(typeof display === 'string' ? { display } : {}), ...others, value }
}

function parseObject(text: string): JsonObject | null {
  try {
    const parsed: unknown = JSON.parse(text)
    return isJsonObject(parsed) ? parsed : null
  } catch {
    return null
  }
}
