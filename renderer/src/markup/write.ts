import { type Part, textOfParts } from '../liquid/prints.ts'
import { imageAddress, linkOf } from './address.ts'
import { isAttributeAllowed, isValueAllowed } from './allowed.ts'
import type { ElementNode, MarkupNode } from './node.ts'

const empty = new Set(['img', 'br', 'hr', 'wbr'])

/** HTML of what is in an element; the same tree gives the same bytes. */
export const writeChildren = ({ children }: ElementNode): string => children.map(write).join('')

function write(node: MarkupNode): string {
  if (node.kind === 'text') return node.pieces.map(({ kept, text }) => (kept ? escapeText(text) : '')).join('')
  if (node.name === 'a' && linkOf(node.attributes.get('href') ?? []) === null) return writeChildren(node)
  const start = `<${node.name}${attributesOf(node)}>`
  return empty.has(node.name) ? start : `${start}${writeChildren(node)}</${node.name}>`
}

function attributesOf({ name, attributes, style }: ElementNode): string {
  const written: string[] = []
  for (const [attribute, parts] of attributes) {
    if (attribute === 'style' || !isAttributeAllowed(name, attribute)) continue
    const value = valueOf(attribute, parts)
    if (value !== null && isValueAllowed(attribute, value)) written.push(` ${attribute}="${escapeAttribute(value)}"`)
  }
  if (style.size > 0)
    written.push(` style="${escapeAttribute([...style].map(([property, value]) => `${property}:${value}`).join(';'))}"`)
  return written.join('')
}

function valueOf(attribute: string, parts: readonly Part[]): string | null {
  if (attribute === 'href') return linkOf(parts)
  if (attribute === 'src') return imageAddress(parts)
  const text = textOfParts(parts)
  return attribute === 'alt' || attribute === 'title' ? text.replaceAll(/\s+/gu, ' ').trim() : text.trim()
}

/** Control characters are in no signature, and some readers choke on them. */
const plain = (text: string): string => text.replaceAll(/(?![\t\n\r])[\p{Cc}\uFFFE\uFFFF]/gu, '').toWellFormed()

const special = /[&<>\p{Cc}\p{Cs}\u00A0\uFFFE\uFFFF]/u

const escapeText = (text: string): string => (special.test(text) ? escapeSpecial(text) : text)

const escapeSpecial = (text: string): string =>
  plain(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\u00A0', '&nbsp;')

const escapeAttribute = (text: string): string => escapeText(text).replaceAll('"', '&quot;').replaceAll('\n', ' ')
