import type { Part } from '../liquid/prints.ts'
import { imageAddress, linkOf } from '../markup/address.ts'
import { type ElementNode, isValue, type MarkupNode, type Piece } from '../markup/node.ts'
import { piecesOf, settleLine } from './segments.ts'

interface Line {
  readonly pieces: Piece[]
  /** The break that ends it; null: it is the last. */
  readonly end: Piece | null
}

export interface Settled {
  /** There are values in it. */
  readonly values: boolean
  /** Something of it can be seen. */
  readonly visible: boolean
  /** What is left of the nodes. */
  readonly nodes: readonly MarkupNode[]
}

/** Settles neighbours that stand in lines: lines without anything left go, with their breaks. */
export function settleRun(nodes: readonly MarkupNode[]): Settled {
  const lines = linesOf(nodes)
  let values = false
  let visible = false
  const gone: boolean[] = []
  for (const { pieces } of lines) {
    const line = settleLine(pieces)
    values ||= line.values
    visible ||= line.visible
    gone.push(line.values && !line.visible)
  }
  dropBreaks(lines, gone)
  return { values, visible, nodes: nodes.flatMap(remaining) }
}

/** Each line that went takes the break before it, or the one after where it was the first. */
function dropBreaks(lines: readonly Line[], gone: readonly boolean[]): void {
  for (const [index, isGone] of gone.entries()) {
    if (!isGone) continue
    const breaks = [lines[index - 1]?.end, lines[index]?.end]
    const one = breaks.find((end) => end?.kept)
    if (one) one.kept = false
  }
}

function linesOf(nodes: readonly MarkupNode[]): readonly Line[] {
  const lines: { pieces: Piece[]; end: Piece | null }[] = [{ pieces: [], end: null }]
  const visit = (node: MarkupNode): void => {
    if (node.kind === 'text') {
      node.pieces = node.parts.flatMap((part): Piece[] =>
        isValue(part) ? [{ kind: 'value', text: part.value, kept: true }] : piecesOf(part),
      )
      lines.at(-1)?.pieces.push(...node.pieces)
    } else if (node.name === 'br') {
      node.piece = { kind: 'words', text: '', kept: true }
      const line = lines.at(-1)
      if (line) line.end = node.piece
      lines.push({ pieces: [], end: null })
    } else {
      settleElement(node)
      if (node.piece !== null) lines.at(-1)?.pieces.push(node.piece)
      for (const child of node.children) visit(child)
    }
  }
  for (const node of nodes) visit(node)
  return lines
}

/** A picture, or a link without an address, is a piece itself. */
function settleElement(node: ElementNode): void {
  if (node.name === 'img') {
    const source = node.attributes.get('src') ?? []
    const isOfValues = source.some(isValue)
    node.piece = {
      kind: isOfValues ? 'value' : 'picture',
      text: isOfValues ? (imageAddress(source) ?? '') : '',
      kept: true,
    }
    return
  }
  const target = node.name === 'a' ? node.attributes.get('href') : undefined
  if (target?.some(isValue) !== true || (hasValue(target) && linkOf(target) !== null)) return
  // Words that only name the link go with it; a value or a picture within stays without it.
  if (!hasOwnContent(node)) node.children = []
  node.piece = { kind: 'value', text: '', kept: true }
}

const hasValue = (parts: readonly Part[]): boolean => parts.some((part) => isValue(part) && part.value.trim() !== '')

const hasOwnContent = ({ children }: ElementNode): boolean =>
  children.some((child) =>
    child.kind === 'text' ? child.parts.some(isValue) : child.name === 'img' || hasOwnContent(child),
  )

/** A picture without an address is a broken one to whoever reads the mail. */
const isShown = ({ attributes }: ElementNode): boolean => imageAddress(attributes.get('src') ?? []) !== null

/** The node with what is left of it; nothing where nothing is. */
function remaining(node: MarkupNode): readonly MarkupNode[] {
  if (node.kind === 'text') return node.pieces.some(({ kept, text }) => kept && text !== '') ? [node] : []
  if (node.name === 'br') return node.piece?.kept === false ? [] : [node]
  if (node.name === 'img') return node.piece?.kept !== false && isShown(node) ? [node] : []
  node.children = node.children.flatMap(remaining)
  if (node.piece?.kind === 'value') return node.children
  return node.children.length === 0 ? [] : [node]
}
