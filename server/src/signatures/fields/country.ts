import { isSupportedCountry } from 'libphonenumber-js'
import type { JsonObject } from '../../base/index.ts'
import { pathReader } from '../paths/index.ts'

const paths = ['addresses[type eq "work"].country', 'addresses.country'].map((path) => pathReader(path))

let names: ReadonlyMap<string, string> | null = null

/** English names of countries, as directories often hold them, to ISO 3166-1 alpha-2. */
function codes(): ReadonlyMap<string, string> {
  if (names !== null) return names
  const english = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  const found = new Map<string, string>()
  for (let first = 65; first <= 90; first++)
    for (let second = 65; second <= 90; second++) {
      const code = String.fromCharCode(first, second)
      // Codes that are no longer used answer with today's name: `DD` is called Germany.
      const name = isSupportedCountry(code) ? english.of(code) : undefined
      if (name !== undefined) found.set(name.toLowerCase(), code)
    }
  names = found
  return found
}

/** The country that somebody's address names; null: none, or one that nobody knows. */
export function countryOf(document: JsonObject): string | null {
  for (const path of paths)
    for (const value of path.read(document)) {
      const code = countryCode(value)
      if (code !== null) return code
    }
  return null
}

/** @param text `DE`, `de`, `UK` or `Germany`; anything else: null */
export function countryCode(text: string): string | null {
  const word = text.trim()
  // Not with the flag i: by Unicode it takes letters that no code has.
  if (/^[A-Za-z]{2}$/u.test(word)) {
    const { region = '' } = new Intl.Locale(`und-${word}`)
    return isSupportedCountry(region) ? region : null
  }
  return codes().get(word.toLowerCase()) ?? null
}
