import type { LookClient } from './client.ts'

/** Classic Outlook draws mail with Word. */
const notOfWord = new Set(
  `border-radius max-width min-width max-height min-height white-space overflow-wrap border-spacing word-spacing
  table-layout`.split(/\s+/u),
)
const cells = new Set(['td', 'th'])

/** Whether a client draws a declaration on an element. */
export function keptBy(client: LookClient, element: string, property: string, value: string): boolean {
  if (client !== 'outlookClassic') return !property.startsWith('mso-')
  if (notOfWord.has(property)) return false
  if (property.startsWith('padding')) return cells.has(element)
  if (property === 'width' || property === 'height') return cells.has(element) || element === 'table'
  return property !== 'display' || value === 'none' || value === 'block'
}
