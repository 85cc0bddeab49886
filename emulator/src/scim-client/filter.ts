/** How a filter is written into the address: every form was seen from Entra. */
export interface FilterEncoding {
  space: '+' | '%20'
  quote: '%22' | '"'
}

export const defaultEncoding: FilterEncoding = { space: '+', quote: '%22' }

/** `attribute eq "value"` with the value's quotes and backslashes escaped. */
export function equals(attribute: string, value: string): string {
  return `${attribute} eq "${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}

/** A filter for the query of an address. Spaces inside the literal are written as outside. */
export function encodeFilter(filter: string, encoding: FilterEncoding = defaultEncoding): string {
  return encodeURIComponent(filter).replaceAll('%20', encoding.space).replaceAll('%22', encoding.quote)
}
