import { type ElementNode, isBlock, type MarkupNode } from '../markup/node.ts'
import { type Settled, settleRun } from './lines.ts'

type State = Omit<Settled, 'nodes'>

/** Cells with more words than a label has are not taken away with an empty neighbour. */
const longestLabel = 40

/**
 * Takes away what has no value: parts of lines, lines, cells, rows and tables in which nothing can be seen although they were to
 * show something.
 */
export function vanish(block: ElementNode): State {
  const children: MarkupNode[] = []
  let values = false
  let visible = false
  for (const group of groupsOf(block.children)) {
    const settled = isRun(group) ? settleRun(group) : settleBlock(group)
    values ||= settled.values
    visible ||= settled.visible
    children.push(...settled.nodes)
  }
  block.children = children
  return { values, visible }
}

function settleBlock(block: ElementNode): Settled {
  if (block.name === 'tr') return settleRow(block)
  const state = vanish(block)
  const isGone = state.values && !state.visible
  return { ...state, nodes: isGone ? [] : [block] }
}

/** A row goes when every cell that was to show something is empty, and the others only name it. */
function settleRow(row: ElementNode): Settled {
  const cells = row.children.filter(isBlock).map((cell) => ({ cell, ...vanish(cell) }))
  const values = cells.some((cell) => cell.values)
  const hasContent = cells.some(({ cell, ...state }) => (state.values ? state.visible : wordsIn(cell) > longestLabel))
  if (values && !hasContent) return { values, visible: false, nodes: [] }
  const isAlone = (row.parent?.children.filter(isBlock).length ?? 0) === 1
  row.children = cells.flatMap(({ cell, ...state }) => (isAlone && state.values && !state.visible ? [] : [cell]))
  return { values, visible: cells.some(({ visible }) => visible), nodes: [row] }
}

const wordsIn = ({ children }: ElementNode): number =>
  children.reduce(
    (sum, child) =>
      sum +
      (child.kind === 'text' ? child.pieces.reduce((all, { text }) => all + text.trim().length, 0) : wordsIn(child)),
    0,
  )

const isRun = (group: readonly MarkupNode[] | ElementNode): group is readonly MarkupNode[] => Array.isArray(group)

/** Neighbours that stand in lines together, and blocks by themselves. */
function groupsOf(nodes: readonly MarkupNode[]): readonly (readonly MarkupNode[] | ElementNode)[] {
  const groups: (MarkupNode[] | ElementNode)[] = []
  for (const node of nodes) {
    const last = groups.at(-1)
    if (isBlock(node)) groups.push(node)
    else if (Array.isArray(last)) last.push(node)
    else groups.push([node])
  }
  return groups
}
