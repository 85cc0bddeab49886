const dateTime =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,12}))?)?([Zz]|[+-]\d{2}:\d{2})?)?$/u

const hyphen = 0x2d

/**
 * The instant of an xsd:dateTime (RFC 7643 section 2.3.5) in milliseconds since 1970, or null for other text.
 * Without a zone it is UTC; a date alone is its midnight; what is finer than a millisecond is cut off.
 */
export function instantOf(text: string): number | null {
  // Nearly every text that is indexed is none, and its fifth character says so.
  if (text.charCodeAt(4) !== hyphen) return null
  const parts = dateTime.exec(text)
  if (!parts) return null
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] = parts
  const milliseconds = fraction.slice(0, 3).padEnd(3, '0')
  const instant = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${milliseconds}${zone.toUpperCase()}`)
  return Number.isNaN(instant) ? null : instant
}
