import type { Prints } from '../liquid/prints.ts'
import { isValue, type Piece } from '../markup/node.ts'
import { piecesOf, settleLine } from '../vanish/segments.ts'
import { tidied } from './of-markup.ts'

/** What a text template wrote: lines without anything left go, as in HTML. @param written with marks for values */
export function textOfLiquid(written: string, prints: Prints): string {
  const lines: Piece[][] = [[]]
  for (const part of prints.parts(written)) {
    if (isValue(part)) {
      lines.at(-1)?.push({ kind: 'value', text: part.value, kept: true })
      continue
    }
    for (const [index, words] of part.split('\n').entries()) {
      if (index > 0) lines.push([])
      lines.at(-1)?.push(...piecesOf(words))
    }
  }
  const kept = lines.flatMap((pieces) => {
    const { values, visible } = settleLine(pieces)
    if (values && !visible) return []
    return [pieces.map((piece) => (piece.kept ? piece.text : '')).join('')]
  })
  return tidied(kept.join('\n'))
}
