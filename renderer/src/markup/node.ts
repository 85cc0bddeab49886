import { type Part, textOfParts, type Value } from '../liquid/prints.ts'

/** A run of a line: words of the designer, what stands between parts of a line, a value, or a picture. */
export interface Piece {
  readonly kind: 'words' | 'separator' | 'value' | 'picture'
  text: string
  /** False: it vanishes. */
  kept: boolean
}

export interface TextNode {
  readonly kind: 'text'
  /** Words and values by turns. */
  readonly parts: Part[]
  /** Made when lines are looked at. */
  pieces: Piece[]
}

export interface ElementNode {
  readonly kind: 'element'
  readonly name: string
  readonly attributes: ReadonlyMap<string, readonly Part[]>
  children: MarkupNode[]
  readonly parent: ElementNode | null
  /** Of a picture or a break; null: none of them. */
  piece: Piece | null
  /** CSS that is in force, by property. */
  style: Map<string, string>
}

export type MarkupNode = TextNode | ElementNode

const blocks = new Set(
  `table thead tbody tfoot tr td th div p h1 h2 h3 h4 h5 h6 ul ol li hr blockquote center #root`.split(/\s+/u),
)

/** Begins a line of its own; all others stand in a line. */
export const isBlock = (node: MarkupNode): node is ElementNode => node.kind === 'element' && blocks.has(node.name)

export const isValue = (part: Part): part is Value => typeof part !== 'string'

export const attributeText = ({ attributes }: ElementNode, name: string): string =>
  textOfParts(attributes.get(name) ?? [])
