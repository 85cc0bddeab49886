import { Parser } from 'htmlparser2'
import { withoutLiquid } from './liquid.ts'

export interface MarkupAttribute {
  /** As written, with its Liquid. */
  readonly value: string
  /** Of the value, in the source. */
  readonly offset: number
}

export interface MarkupElement {
  readonly name: string
  /** In the source. */
  readonly offset: number
  /** After its opening tag, in the source. */
  readonly end: number
  readonly attributes: ReadonlyMap<string, MarkupAttribute>
  readonly parent: MarkupElement | null
  readonly children: MarkupElement[]
  /** Its own, without that of its children. */
  text: string
}

/** The elements of a template, or of what it rendered, in the order in which they begin. */
export function readMarkup(source: string): readonly MarkupElement[] {
  const readable = withoutLiquid(source)
  const elements: MarkupElement[] = []
  const open: MarkupElement[] = []
  const parser = new Parser({
    onopentag(name) {
      const [start, end] = [parser.startIndex, parser.endIndex + 1]
      const parent = open.at(-1) ?? null
      const attributes = attributesOf(readable.slice(start, end), source, start)
      const element: MarkupElement = { name, offset: start, end, attributes, parent, children: [], text: '' }
      parent?.children.push(element)
      elements.push(element)
      open.push(element)
    },
    ontext(text) {
      const inside = open.at(-1)
      if (inside !== undefined) inside.text += text
    },
    onclosetag() {
      open.pop()
    },
  })
  parser.end(readable)
  return elements
}

const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/dgu

function attributesOf(tag: string, source: string, start: number): ReadonlyMap<string, MarkupAttribute> {
  const found = new Map<string, MarkupAttribute>()
  const name = /^<[^\s/>]*/u.exec(tag)?.[0].length ?? 0
  attribute.lastIndex = 0
  for (const match of tag.slice(name).matchAll(attribute)) {
    const [at, to] = match.indices?.[2] ?? match.indices?.[3] ?? match.indices?.[4] ?? [match.index, match.index]
    const offset = start + name + at
    const key = (match[1] ?? '').toLowerCase()
    if (!found.has(key)) found.set(key, { value: source.slice(offset, offset + to - at), offset })
  }
  return found
}

/** All text within, with that of pictures, as a screen reader would say it. */
export function wordsOf(element: MarkupElement): string {
  const alt = element.name === 'img' ? (element.attributes.get('alt')?.value ?? '') : ''
  return [element.text, alt, ...element.children.map(wordsOf)].join(' ').trim()
}
