/** Names that Windows keeps for devices, with any ending (also with superscript digits). */
const reserved = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\.|$)/iu
/** What no file system, or no person who reads a name, takes: separators, control characters, marks that turn the direction. */
const refused = /[<>:"/\\|?*\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufff9-\ufffd]/gu

/** Characters; with an ending and a folder's `_files` far below what a path may have. */
const longest = 60

/**
 * A name that Windows, macOS and Linux take for a file or folder, as near to the given one as possible.
 * @param fallback where nothing of it is left
 */
export function fileName(given: string, fallback: string): string {
  const plain = given.toWellFormed().normalize('NFC').replaceAll(refused, ' ').replaceAll(/\s+/gu, ' ').trim()
  const short = [...plain].slice(0, longest).join('')
  // A dot at the beginning hides it, a dot or space at the end is dropped by Windows.
  const name = short.replaceAll(/^[. ]+|[. ]+$/gu, '')
  if (name === '') return fallback
  return reserved.test(name) ? `_${name}` : name
}

/** Gives each name once, without regard to case: Windows and macOS hold `Anna` and `anna` for the same. */
export class TakenNames {
  readonly #taken = new Set<string>()

  /** @returns the name, or the name with a number */
  take(name: string): string {
    for (let number = 1; ; number++) {
      const candidate = number === 1 ? name : `${name} (${number})`
      const key = candidate.normalize('NFKC').toLowerCase()
      if (this.#taken.has(key)) continue
      this.#taken.add(key)
      return candidate
    }
  }
}
