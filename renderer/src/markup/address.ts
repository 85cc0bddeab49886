import type { Part } from '../liquid/prints.ts'
import { isValue } from './node.ts'

const linkSchemes = /^(?:https?|mailto|tel):/iu
const imageSchemes = /^(?:https?:|data:image\/(?:png|jpeg|gif);base64,)/iu
const scheme = /^[a-z][a-z0-9+.-]*:/iu
/** What a browser skips when it reads an address, by which a scheme could be hidden. */
const skipped = /[\p{Cc} \u00A0\u200B-\u200F\u2028\u2029\uFEFF]/gu

/**
 * Where a link leads: values are encoded as their place in the address demands, and only https, http, mailto and tel are
 * left. Null: it leads nowhere.
 */
export function linkOf(parts: readonly Part[]): string | null {
  const [first] = parts
  const begins = first !== undefined && isValue(first)
  const address = begins
    ? withScheme(clean(first.value)) + rest(parts.slice(1), 'path')
    : rest(parts, placeOf(typeof first === 'string' ? first : ''))
  return linkSchemes.test(address) && address.length > address.indexOf(':') + 1 ? address : null
}

/** The address of a picture; null: it is none. */
export function imageAddress(parts: readonly Part[]): string | null {
  const [first] = parts
  const begins = first !== undefined && isValue(first)
  const address = begins ? clean(first.value) + rest(parts.slice(1), 'path') : rest(parts, 'path')
  return imageSchemes.test(address) ? address : null
}

type Place = 'mail' | 'phone' | 'path'

const placeOf = (start: string): Place =>
  /^\s*mailto:/iu.test(start) ? 'mail' : /^\s*tel:/iu.test(start) ? 'phone' : 'path'

const encoded: Readonly<Record<Place, (value: string) => string>> = {
  mail: (value) => encode(value.trim()).replaceAll('%40', '@'),
  phone: (value) => value.replaceAll(/[^+\d*#]/gu, ''),
  path: encode,
}

const rest = (parts: readonly Part[], place: Place): string =>
  parts.map((part) => (isValue(part) ? encoded[place](part.value) : clean(part))).join('')

const clean = (text: string): string => text.replaceAll(skipped, '').replaceAll(/["<>\\^`{|}]/gu, encode)

/** People write www.nordwind.example. */
function withScheme(address: string): string {
  if (scheme.test(address) && !/^[\w.-]+\.[a-z]{2,}(?::\d+)?(?:[/?#]|$)/iu.test(address)) return address
  return /^[\w-]+(?:\.[\w-]+)+(?:[/:?#]|$)/u.test(address) ? `https://${address}` : address
}

function encode(text: string): string {
  try {
    return encodeURIComponent(text)
  } catch {
    // Half of a surrogate pair.
    return encodeURIComponent(text.toWellFormed())
  }
}
