const AROUND = 36

/** The piece of an expression around a character, and where the character stands in it. */
export interface ErrorPlace {
  before: string
  at: string
  after: string
}

/**
 * Cuts out what surrounds the character at `position`, counted from 0; a place past the end shows as a gap.
 * Line breaks become spaces, so that the piece stands in one line.
 */
export function placeOf(expression: string, position: number): ErrorPlace {
  const line = expression.replaceAll(/\s/g, ' ')
  const start = Math.max(0, position - AROUND)
  const end = Math.min(line.length, position + AROUND)
  return {
    before: (start > 0 ? '…' : '') + line.slice(start, position),
    at: line.slice(position, position + 1) || ' ',
    after: line.slice(position + 1, end) + (end < line.length ? '…' : ''),
  }
}

/** A text with another put in at the selection, and where the cursor is then: inside the parentheses of a function. */
export function inserted(
  text: string,
  selection: { start: number; end: number },
  piece: string,
): { text: string; cursor: number } {
  const inside = piece.endsWith('()') ? piece.length - 1 : piece.length
  return {
    text: text.slice(0, selection.start) + piece + text.slice(selection.end),
    cursor: selection.start + inside,
  }
}
