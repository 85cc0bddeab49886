/** What separates words without `wordSeparators`: all but letters, digits, marks and the straight apostrophe, as .NET's ToTitleCase. */
const separator = /[^\p{Letter}\p{Number}\p{Mark}']/u

/** Each word with a capital and the rest small; `separators` are the characters between words, null for the usual ones. */
export function properCase(value: string, separators: string | null): string {
  const own = separators === null ? null : new Set(separators)
  let starts = true
  let result = ''
  for (const letter of value) {
    result += starts ? letter.toUpperCase() : letter.toLowerCase()
    starts = own ? own.has(letter) : separator.test(letter)
  }
  return result
}
