import type { JsonObject, JsonValue } from '../../base/json.ts'
import { type AttributeValue, instantOf, storableText, textKey } from '../../storage/index.ts'

/** One value of a document: where it stands for the index, where it stands for a person, and what it is. */
export interface Leaf {
  readonly row: AttributeValue
  /** `phoneNumbers[type eq "mobile"].value`: the path as Entra writes it. */
  readonly shownPath: string
}

interface Place {
  readonly path: string
  readonly shownPath: string
  readonly element: number
  readonly inArray: boolean
}

/** Deeper, more or under longer names than this is kept in the document and not indexed. */
const maximumDepth = 8
const maximumLeaves = 500
/** No schema has longer ones, and an index entry of PostgreSQL is bounded. */
const maximumPath = 300

/**
 * Walks a document (the resource as the client sent it) to the rows of the attribute index. Knows no schema: an object
 * under a URN is an extension, the outermost array gives the element number.
 */
export function leavesOf(document: JsonObject): Leaf[] {
  const leaves: Leaf[] = []
  const positions = new Map<string, number>()
  const walk = (value: JsonValue, place: Place, depth: number): void => {
    if (depth > maximumDepth || leaves.length >= maximumLeaves || value === null) return
    if (place.path.length > maximumPath) return
    if (Array.isArray(value)) return walkArray(value, place, depth, walk)
    if (typeof value === 'object') return walkObject(value, place, depth, walk)
    const slot = `${place.path}\n${place.element}`
    const position = positions.get(slot) ?? 0
    positions.set(slot, position + 1)
    leaves.push({ row: rowOf(value, place, position), shownPath: place.shownPath })
  }
  for (const [name, value] of Object.entries(document)) {
    if (name === 'schemas') continue
    walk(value, { path: name.toLowerCase(), shownPath: name, element: 0, inArray: false }, 1)
  }
  return leaves
}

type Walk = (value: JsonValue, place: Place, depth: number) => void

function walkArray(values: readonly JsonValue[], place: Place, depth: number, walk: Walk): void {
  values.forEach((value, index) => {
    const element = place.inArray ? place.element : index
    walk(
      value,
      { ...place, shownPath: `${place.shownPath}${selectorOf(value, index)}`, element, inArray: true },
      depth + 1,
    )
  })
}

function walkObject(value: JsonObject, place: Place, depth: number, walk: Walk): void {
  const extension = place.path.startsWith('urn:') && depth === 1
  for (const [name, inner] of Object.entries(value)) {
    const joint = extension ? ':' : '.'
    walk(
      inner,
      { ...place, path: `${place.path}${joint}${name.toLowerCase()}`, shownPath: `${place.shownPath}${joint}${name}` },
      depth + 1,
    )
  }
}

function selectorOf(value: JsonValue, index: number): string {
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && typeof value['type'] === 'string')
    return `[type eq ${JSON.stringify(value['type'])}]`
  return index === 0 ? '' : `[${index}]`
}

function rowOf(value: string | number | boolean, place: Place, position: number): AttributeValue {
  const text = storableText(String(value))
  const { key, folded } = textKey(text)
  return {
    path: storableText(place.path),
    element: place.element,
    position,
    key,
    folded,
    value: text,
    value_type: typeof value as 'string' | 'number' | 'boolean',
    number: numberOf(value),
  }
}

function numberOf(value: string | number | boolean): number | null {
  if (typeof value === 'number') return value
  return typeof value === 'string' ? instantOf(value) : null
}
