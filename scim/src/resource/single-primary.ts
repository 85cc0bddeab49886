import { isJsonObject, type JsonValue } from '../json.ts'

/**
 * RFC 7643 section 2.4: at most one value is primary. Of two, the one that was written last stays.
 * @param written the elements that the request wrote, by identity; those of them that are primary win over the others
 */
export function keepOnePrimary(elements: readonly JsonValue[], written: ReadonlySet<JsonValue>): JsonValue[] {
  const winner = elements.findLast((element) => isPrimary(element) && written.has(element))
  if (winner === undefined) return [...elements]
  return elements.map((element) =>
    element !== winner && isPrimary(element) && isJsonObject(element) ? { ...element, primary: false } : element,
  )
}

const isPrimary = (element: JsonValue): boolean => isJsonObject(element) && element['primary'] === true
