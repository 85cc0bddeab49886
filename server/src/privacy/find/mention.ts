/** Whether a text names somebody. */
export type Mention = (text: string | null) => boolean

/** A shorter name would be found in every second word; it counts only as a whole JSON string. */
const shortest = 4

/**
 * Looks for names in texts as they are kept: plain, as JSON writes them, as ASCII-only JSON, and in an address. Without regard to case.
 * @param names and ids
 */
export function mentionOf(names: readonly string[]): Mention {
  const needles = [...new Set(names.flatMap(spellings))]
  return (text) => {
    if (text === null || text === '') return false
    const lower = text.toLowerCase()
    return needles.some((needle) => lower.includes(needle))
  }
}

function spellings(given: string): string[] {
  const name = given.trim()
  if (name.length < shortest) return [JSON.stringify(name).toLowerCase()]
  const json = JSON.stringify(name).slice(1, -1)
  const ascii = json.replaceAll(/[^\x20-\x7e]/gu, (sign) =>
    [...sign]
      .flatMap((one) => one.split('').map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`))
      .join(''),
  )
  const address = encodeURIComponent(name.toWellFormed())
  return [name, json, ascii, address, address.replaceAll('%20', '+')].map((text) => text.toLowerCase())
}
