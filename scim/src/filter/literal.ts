const jsonNumber = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/

/** What a value without quotes stands for; a bare word is a string, as in Microsoft's own example `externalId eq jyoung`. */
export function parseLiteral(word: string): string | number | boolean | null {
  const lower = word.toLowerCase()
  if (lower === 'true') return true
  if (lower === 'false') return false
  if (lower === 'null') return null
  if (!jsonNumber.test(word)) return word
  const number = Number(word)
  // A longer number than a double can carry (an employee number) stays the text that it is.
  return String(number) === word ? number : word
}

/** The text that reads back as the same value. */
export function printLiteral(value: string | number | boolean | null): string {
  return JSON.stringify(value)
}
