import type { JsonValue } from '../../json.ts'
import type { Attribute } from '../../schema/attribute.ts'
import { subAttributeOf } from '../../schema/resource-type.ts'

/** A bare string where `{ "value": … }` belongs: Entra's manager (elimity-com/scim#75), Microsoft Postman's members. */
export function wrapBareReference(value: JsonValue, attribute: Attribute): JsonValue {
  return typeof value === 'string' && subAttributeOf(attribute, 'value') !== undefined ? { value } : value
}
