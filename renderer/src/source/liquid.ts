const comment = /\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}/gsu
const tag = /\{%.*?%\}/gsu
const output = /\{\{.*?\}\}/gsu

const filled = (text: string, by: string): string => text.replaceAll(/[^\n]/g, by)

/**
 * Liquid taken out of a source, character by character, so that the rest stays where it is and can be read as HTML or CSS:
 * tags become spaces, what they print becomes a word.
 */
export function withoutLiquid(source: string): string {
  return source
    .replace(comment, (text) => filled(text, ' '))
    .replace(tag, (text) => filled(text, ' '))
    .replace(output, (text) => filled(text, 'x'))
}

export const hasLiquid = (text: string): boolean => /\{[{%]/u.test(text)

/** Where Liquid reads a name (`title`, `location.street`) first, as an offset; null: nowhere. */
export function readingOf(source: string, name: string): number | null {
  const words = new RegExp(`(?<![\\w.-])${name.replaceAll('.', '\\s*\\.\\s*')}(?![\\w-])`, 'u')
  for (const found of source.matchAll(/\{[{%].*?[%}]\}/gsu)) {
    const at = found[0].search(words)
    if (at !== -1) return found.index + at
  }
  return null
}
