import type { Condition } from '../../filter/condition.ts'
import type { JsonObject } from '../../json.ts'

/**
 * `emails[type eq "work"].value` where no element is of type work: Entra expects one to be made (SCIM-SDK#416,
 * scim-for-keycloak#73). RFC 7644 section 3.5.2.3 would answer noTarget.
 * @returns what the element must have to satisfy the filter, or null when the filter does not say (`value ew "x"`)
 */
export function elementThatSatisfies(condition: Condition): JsonObject | null {
  switch (condition.kind) {
    case 'and': {
      const element: JsonObject = {}
      for (const part of condition.conditions.map(elementThatSatisfies)) {
        if (part === null) return null
        Object.assign(element, part)
      }
      return element
    }
    case 'compare': {
      const { subName } = condition.target
      return condition.operator === 'eq' && subName !== null ? { [subName]: condition.value } : null
    }
    default:
      return null
  }
}
