import type { Piece } from '../markup/node.ts'

/** Longer words are prose, which is never taken away with a value. */
const longestLabel = 40
const separators = /(\s*[|·•‧∙]\s*|\s+[–—/-]\s+|,\s+)/u

/** Words of a designer as pieces: what stands between parts of a line, and the rest. */
export function piecesOf(text: string): Piece[] {
  return text
    .split(separators)
    .map((piece, index): Piece => ({ kind: index % 2 === 1 ? 'separator' : 'words', text: piece, kept: true }))
    .filter(({ text: piece }) => piece !== '')
}

interface Segment {
  readonly pieces: Piece[]
  /** Before it; null: it is the first. */
  readonly separator: Piece | null
}

/**
 * Decides what of a line is kept: a part whose values are all empty goes with its label, and of the separators around it only
 * one stays.
 * @returns whether the line has values, and whether anything of it can be seen
 */
export function settleLine(pieces: readonly Piece[]): { readonly values: boolean; readonly visible: boolean } {
  const segments = segmentsOf(pieces)
  const kept = segments.filter((segment) => !isEmpty(segment))
  for (const segment of segments) if (!kept.includes(segment)) for (const piece of segment.pieces) piece.kept = false
  keepSeparators(segments, kept)
  const values = pieces.some(({ kind }) => kind === 'value')
  const visible = pieces.some(({ kind, text, kept: stays }) => stays && kind !== 'separator' && isSeen(kind, text))
  trim(pieces.filter((piece) => piece.kept))
  return { values, visible }
}

const isSeen = (kind: Piece['kind'], text: string): boolean => kind === 'picture' || text.trim() !== ''

function isEmpty({ pieces }: Segment): boolean {
  const values = pieces.filter(({ kind }) => kind === 'value')
  if (values.length === 0 || values.some(({ text }) => text.trim() !== '')) return false
  const label = pieces.filter(({ kind }) => kind === 'words').map(({ text }) => text)
  return label.join('').trim().length <= longestLabel
}

function segmentsOf(pieces: readonly Piece[]): readonly Segment[] {
  const segments: Segment[] = [{ pieces: [], separator: null }]
  for (const piece of pieces) {
    if (piece.kind === 'separator') segments.push({ pieces: [], separator: piece })
    else segments.at(-1)?.pieces.push(piece)
  }
  return joinedByCommas(segments)
}

/** A comma is between parts only where each side has a value: elsewhere it belongs to the words. */
function joinedByCommas(segments: readonly Segment[]): readonly Segment[] {
  const hasValue = ({ pieces }: Segment): boolean => pieces.some(({ kind }) => kind === 'value')
  const joined: Segment[] = []
  for (const segment of segments) {
    const before = joined.at(-1)
    const isComma = segment.separator?.text.startsWith(',') ?? false
    if (before === undefined || !isComma || (hasValue(before) && hasValue(segment))) joined.push(segment)
    else before.pieces.push(...(segment.separator ? [asWords(segment.separator)] : []), ...segment.pieces)
  }
  return joined
}

/** The same piece, since what it belongs to holds it. */
function asWords(piece: Piece): Piece {
  Object.assign(piece, { kind: 'words' })
  return piece
}

/** Between two neighbours that are kept stays the stronger of what stood between them. */
function keepSeparators(segments: readonly Segment[], kept: readonly Segment[]): void {
  for (const { separator } of segments) if (separator) separator.kept = false
  for (const [index, segment] of kept.entries()) {
    if (index === 0) continue
    const from = segments.indexOf(kept[index - 1] ?? segment) + 1
    const between = segments.slice(from, segments.indexOf(segment) + 1).flatMap(({ separator }) => separator ?? [])
    const strongest = between.findLast(({ text }) => !text.startsWith(',')) ?? between.at(-1)
    if (strongest) strongest.kept = true
  }
}

/** One space where there are several, and none at the ends of a line. */
function trim(pieces: readonly Piece[]): void {
  let isAfterSpace = true
  for (const piece of pieces) {
    if (piece.kind === 'picture') {
      isAfterSpace = false
      continue
    }
    const collapsed = piece.text.replaceAll(/[ \t\r\n\f]+/gu, ' ')
    piece.text = isAfterSpace ? collapsed.replace(/^ /u, '') : collapsed
    if (piece.text !== '') isAfterSpace = piece.text.endsWith(' ')
  }
  for (const piece of pieces.toReversed()) {
    if (piece.kind === 'picture') return
    piece.text = piece.text.replace(/ $/u, '')
    if (piece.text !== '') return
  }
}
