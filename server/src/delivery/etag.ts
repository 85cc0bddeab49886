/**
 * Whether an If-None-Match names an entity tag (RFC 9110 section 13.1.2: weak comparison; `*` is any).
 * @param etag strong, with its quotes
 */
export function matchesEtag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  if (header.trim() === '*') return true
  return [...header.matchAll(/(?:W\/)?("[^"]*")/gu)].some(([, tag]) => tag === etag)
}
