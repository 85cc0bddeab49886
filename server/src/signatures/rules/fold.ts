const plain = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/u

/**
 * The form in which values are compared: letter case, width, the space around and doubled space do not matter, in any script.
 * Folding twice changes nothing.
 */
export function fold(text: string): string {
  // Most values of a directory are plain, and all of them come through here.
  if (plain.test(text)) return text.toLowerCase()
  const visible = text.replace(/\p{Cf}+/gu, '').normalize('NFKC')
  // Down, up and down again: both letters ß and ss, and the three sigmas, are one.
  const caseless = visible.toLowerCase().toUpperCase().toLowerCase().normalize('NFKC').replaceAll('ς', 'σ')
  return caseless.replace(/\s+/gu, ' ').trim()
}
