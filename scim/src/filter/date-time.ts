const dateTime =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,12}))?)?([Zz]|[+-]\d{2}:\d{2})?)?$/

/**
 * The instant of an xsd:dateTime (RFC 7643 section 2.3.5) in milliseconds since 1970, or null for other text.
 * Without a zone it is UTC; a bare date is its midnight; digits beyond milliseconds are cut off.
 */
export function parseDateTime(text: string): number | null {
  const match = dateTime.exec(text)
  if (match === null) return null
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] = match
  // Date.parse takes the 31st of February for the 3rd of March.
  if (Number(day) > new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()) return null
  const milliseconds = fraction.slice(0, 3).padEnd(3, '0')
  const instant = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${milliseconds}${zone.toUpperCase()}`)
  return Number.isNaN(instant) ? null : instant
}
