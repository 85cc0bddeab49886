/**
 * A pattern of `*` (any characters) and `?` (one character). Greedy from the left, part by part: at worst the product of both
 * lengths, never more.
 * @param pattern folded, as the values it is asked about
 */
export function compilePattern(pattern: string): (value: string) => boolean {
  const parts = pattern.split('*').map((part) => [...part])
  const [first = [], ...rest] = parts
  const last = rest.pop()
  if (last === undefined) return (value) => fits([...value], 0, first, true)
  return (value) => {
    const letters = [...value]
    if (!fits(letters, 0, first)) return false
    let at = first.length
    for (const part of rest) {
      at = find(letters, at, part)
      if (at === -1) return false
      at += part.length
    }
    const end = letters.length - last.length
    return end >= at && fits(letters, end, last)
  }
}

function find(letters: readonly string[], from: number, part: readonly string[]): number {
  for (let at = from; at + part.length <= letters.length; at++) if (fits(letters, at, part)) return at
  return -1
}

function fits(letters: readonly string[], at: number, part: readonly string[], whole = false): boolean {
  const needed = at + part.length
  if (whole ? letters.length !== needed : letters.length < needed) return false
  return part.every((letter, index) => letter === '?' || letter === letters[at + index])
}
