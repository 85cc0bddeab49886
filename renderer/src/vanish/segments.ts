import type { Piece } from '../markup/node.ts'

/** Longer words are prose, which is never taken away with a value. */
const longestLabel = 40
/** Spaces are counted, so that many of them cost no more than their number. */
const separators = /(\s{0,4}[|·•‧∙]\s{0,4}|\s{1,4}[–—/-]\s{1,4}|,\s{1,4})/u

const brackets = /(\s?[([]\s?|\s?[)\]])/u

/** Words of a designer as pieces: what stands between parts of a line, and the rest. */
export function piecesOf(text: string): Piece[] {
  return text
    .replaceAll(/[ \t\r\n\f]+/gu, ' ')
    .split(separators)
    .flatMap((piece, index) => (index % 2 === 1 ? pieceOf('separator', piece) : piece.split(brackets).map(wordsOf)))
    .filter(({ text: piece }) => piece !== '')
}

const pieceOf = (kind: Piece['kind'], text: string): Piece => ({ kind, text, kept: true })
const wordsOf = (text: string): Piece => pieceOf('words', text)

interface Segment {
  readonly pieces: Piece[]
  hasValue: boolean
  /** Before it; null: it is the first. */
  readonly separator: Piece | null
}

/**
 * Decides what of a line is kept: a part whose values are all empty goes with its label, and of the separators around it only
 * one stays.
 * @returns whether the line has values, and whether anything of it can be seen
 */
export function settleLine(pieces: readonly Piece[]): { readonly values: boolean; readonly visible: boolean } {
  settleBrackets(pieces)
  settleSegments(pieces)
  const values = pieces.some(({ kind }) => kind === 'value')
  const visible = pieces.some(isVisible)
  trim(pieces.filter((piece) => piece.kept))
  return { values, visible }
}

function settleSegments(pieces: readonly Piece[]): void {
  keepSeparators(
    segmentsOf(pieces).map((segment) => {
      const isGone = isEmpty(segment)
      if (isGone) for (const piece of segment.pieces) piece.kept = false
      return { ...segment, isGone }
    }),
  )
}

const isVisible = ({ kind, text, kept }: Piece): boolean =>
  kept && kind !== 'separator' && (kind === 'picture' || text.trim() !== '')

function isEmpty({ pieces }: Segment): boolean {
  const values = pieces.filter(({ kind }) => kind === 'value')
  if (values.length === 0 || values.some(({ text }) => text.trim() !== '')) return false
  const label = pieces.filter(({ kind, kept }) => kept && kind === 'words').map(({ text }) => text)
  return label.join('').trim().length <= longestLabel
}

function segmentsOf(pieces: readonly Piece[]): readonly Segment[] {
  const segments: Segment[] = [{ pieces: [], hasValue: false, separator: null }]
  for (const piece of pieces) {
    if (piece.kind === 'separator') segments.push({ pieces: [], hasValue: false, separator: piece })
    else add(segments.at(-1), piece)
  }
  return joinedByCommas(segments)
}

function add(segment: Segment | undefined, piece: Piece): void {
  if (segment === undefined) return
  segment.pieces.push(piece)
  segment.hasValue ||= piece.kind === 'value'
}

/** A comma is between parts only where each side has a value: elsewhere it belongs to the words. */
function joinedByCommas(segments: readonly Segment[]): readonly Segment[] {
  const joined: Segment[] = []
  for (const segment of segments) {
    const before = joined.at(-1)
    const isComma = segment.separator?.text.startsWith(',') ?? false
    if (before === undefined || !isComma || (segment.hasValue && before.hasValue)) joined.push(segment)
    else
      for (const piece of [segment.separator && asWords(segment.separator), ...segment.pieces])
        if (piece) add(before, piece)
  }
  return joined
}

/** The same piece, since what it belongs to holds it. */
function asWords(piece: Piece): Piece {
  Object.assign(piece, { kind: 'words' })
  return piece
}

/** Brackets are a line within the line: `Ada (Analyst, Engines)`, `Ada (Engines)`, and `Ada`. */
function settleBrackets(pieces: readonly Piece[]): void {
  let opened: number | null = null
  for (const [index, { kind, text }] of pieces.entries()) {
    if (kind !== 'words') continue
    if (/^\s?[([]\s?$/u.test(text)) opened = index
    else if (opened !== null && /^\s?[)\]]$/u.test(text)) {
      settleBracket(pieces.slice(opened, index + 1))
      opened = null
    }
  }
}

function settleBracket(group: readonly Piece[]): void {
  const inner = group.slice(1, -1)
  if (!inner.some(({ kind }) => kind === 'value')) return
  settleSegments(inner)
  const isGone = !inner.some(isVisible)
  for (const piece of inner) if (piece.kind === 'separator') asWords(piece)
  if (isGone) for (const piece of group) piece.kept = false
}

/** Between two neighbours that are kept stays the stronger of what stood between them. */
function keepSeparators(segments: readonly (Segment & { readonly isGone: boolean })[]): void {
  let isFirst = true
  let between: Piece[] = []
  for (const { separator, isGone } of segments) {
    if (separator) {
      separator.kept = false
      between.push(separator)
    }
    if (isGone) continue
    const strongest = between.findLast(({ text }) => !text.startsWith(',')) ?? between.at(-1)
    if (strongest && !isFirst) strongest.kept = true
    isFirst = false
    between = []
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
