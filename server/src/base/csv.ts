/**
 * A cell as CSV text (RFC 4180). A cell that a spreadsheet could take for a formula gets a leading apostrophe (OWASP,
 * CSV injection); that includes phone numbers, which start with a plus sign.
 */
export function csvCell(value: string | number): string {
  const written = String(value)
  const safe = typeof value === 'string' && /^[=+\-@\t\r\n]/u.test(written) ? `'${written}` : written
  return /[",\r\n;]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** One row with its CRLF line end. */
export const csvLine = (cells: readonly (string | number)[]): string => `${cells.map(csvCell).join(',')}\r\n`

/** Rows as CSV; the byte order mark makes Excel read UTF-8. */
export function csv(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map(csvLine).join('')}`
}
