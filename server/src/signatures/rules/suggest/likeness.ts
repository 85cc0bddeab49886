import { fold } from '../fold.ts'

/** Whole words that are written short; the short form stands for the long one in every language that has it. */
const long: ReadonlyMap<string, string> = new Map([
  ['st', 'saint'],
  ['sankt', 'saint'],
  ['ste', 'sainte'],
  ['mt', 'mount'],
  ['ft', 'fort'],
  ['dept', 'department'],
  ['intl', 'international'],
  ['mgmt', 'management'],
  ['und', 'and'],
])

/**
 * What values that mean the same have in common: "St Louis", "St. Louis" and "Saint-Louis"; "München", "Muenchen" and
 * "Munchen". Empty where nothing but signs is in it.
 */
export function likenessOf(value: string): string {
  const letters = fold(value)
    .replaceAll('&', ' and ')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('æ', 'ae')
  const words = letters.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  const joined = words.map((word) => long.get(word) ?? word).join('')
  return joined.replace(/([aou])e/gu, '$1')
}

const shortestForTypos = 6

/**
 * Keys with one letter left out: two words of which one is the other with a letter more, less, changed or swapped have one
 * in common. Short words and those with digits have none: "Team 1" is not a slip of "Team 2".
 */
export function slipsOf(likeness: string): string[] {
  const letters = [...likeness]
  if (letters.length < shortestForTypos || /\p{N}/u.test(likeness)) return []
  return [...new Set([likeness, ...letters.map((_, index) => letters.toSpliced(index, 1).join(''))])]
}
