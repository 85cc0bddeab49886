import { Parser } from 'htmlparser2'
import { TemplateError, type TemplateProblem } from '../contract.ts'
import type { Part, Prints } from '../liquid/prints.ts'
import { dropped, isElementAllowed } from './allowed.ts'
import type { ElementNode, TextNode } from './node.ts'

/** Deeper than any signature, and shallow enough for every stack. */
const deepest = 40
/** Elements that no signature has. */
const mostElements = 3000
const tableParts = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr'])

/**
 * The tree of what Liquid wrote, values in their places; elements that no signature may have are left out, their words stay.
 * @param html with marks for values
 */
export function parseMarkup(html: string, prints: Prints): ElementNode {
  const root = element('#root', new Map(), null)
  /** Null: an element that is left out. */
  const open: (ElementNode | null)[] = []
  let inside = root
  let hidden = 0
  let count = 0
  const parser = new Parser({
    onopentag(name, attributes) {
      if (dropped.has(name)) hidden++
      const isKept = hidden === 0 && isElementAllowed(name) && open.length < deepest
      open.push(isKept ? element(name, partsOf(attributes, prints), inside) : null)
      const made = open.at(-1) ?? null
      if (made === null) return
      if (++count > mostElements) throw new TemplateError([tooManyElements])
      inside.children.push(made)
      inside = made
    },
    ontext(text) {
      if (hidden > 0) return
      if (tableParts.has(inside.name) && /^\s*$/u.test(text)) return
      addText(inside, prints.parts(text))
    },
    onclosetag(name) {
      if (dropped.has(name)) hidden--
      const closed = open.pop() ?? null
      if (closed !== null) inside = closed.parent ?? root
    },
  })
  parser.end(html)
  return root
}

const element = (name: string, attributes: ElementNode['attributes'], parent: ElementNode | null): ElementNode => ({
  kind: 'element',
  name,
  attributes,
  children: [],
  parent,
  piece: null,
  style: new Map(),
})

function partsOf(attributes: Readonly<Record<string, string>>, prints: Prints): ElementNode['attributes'] {
  return new Map(Object.entries(attributes).map(([name, value]) => [name, prints.parts(value)]))
}

/** The parser gives text in several pieces, one for each `&ndash;`; a line can only be judged in one. */
function addText({ children }: ElementNode, added: readonly Part[]): void {
  const last = children.at(-1)
  const node: TextNode = last?.kind === 'text' ? last : { kind: 'text', parts: [], pieces: [] }
  if (node !== last) children.push(node)
  const { parts } = node
  for (const part of added) {
    const before = parts.at(-1)
    if (typeof part === 'string' && typeof before === 'string') parts[parts.length - 1] = before + part
    else parts.push(part)
  }
}

const tooManyElements: TemplateProblem = {
  code: 'too-much',
  part: 'html',
  line: 0,
  column: 0,
  message: `There are more than ${mostElements} elements. Take some out.`,
}
