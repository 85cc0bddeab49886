import type { JsonObject, JsonValue } from '../../base/json.ts'
import { field, isObject, text } from './document.ts'
import { labelOf, sectionOf } from './labels.ts'
import type { AttributeLine } from './shapes.ts'

const hidden = new Set(['schemas', 'password', 'meta', 'id', 'groups'])
const depthLimit = 8
const lineLimit = 2_000

function elementPath(path: string, value: JsonValue, index: number): string {
  const type = isObject(value) ? text(field(value, 'type')) : null
  if (type !== null && /^[\w .-]+$/u.test(type)) return `${path}[type eq "${type}"]`
  return index === 0 ? path : `${path}[${index}]`
}

function collect(path: string, value: JsonValue, lines: AttributeLine[], depth: number): void {
  if (depth > depthLimit || lines.length >= lineLimit || value === null || value === '') return
  if (Array.isArray(value)) {
    value.forEach((one, index) => {
      collect(elementPath(path, one, index), one, lines, depth + 1)
    })
    return
  }
  if (!isObject(value)) {
    lines.push({ path, label: labelOf(path), value: String(value), group: sectionOf(path) })
    return
  }
  const inElement = path.endsWith(']')
  for (const [name, part] of Object.entries(value)) {
    // The type is in the path already, and `primary` says nothing to a reader.
    if (inElement && ['type', 'primary'].includes(name.toLowerCase())) continue
    collect(
      path.toLowerCase().startsWith('urn:') && !inElement ? `${path}:${name}` : `${path}.${name}`,
      part,
      lines,
      depth + 1,
    )
  }
}

const sections: readonly AttributeLine['group'][] = ['name', 'contact', 'work', 'address', 'custom', 'system']

/** Every value of a user document as one line with its SCIM path, in the order in which the page shows them. */
export function attributeLines(document: JsonObject): AttributeLine[] {
  const lines: AttributeLine[] = []
  for (const [name, value] of Object.entries(document)) {
    if (!hidden.has(name.toLowerCase())) collect(name, value, lines, 0)
  }
  return lines.sort((a, b) => sections.indexOf(a.group) - sections.indexOf(b.group))
}
