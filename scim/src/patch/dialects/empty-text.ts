import type { JsonValue } from '../../json.ts'

/** Entra's way to clear: `""` or null instead of a removal (Microsoft's "null update" tests; the manager in practice). */
export function clears(value: JsonValue | undefined): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (Array.isArray(value) && value.length === 1 && clears(value[0]))
  )
}
