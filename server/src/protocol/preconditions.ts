import { formatEtag, matchesEtag, parseEtagList } from '@dynasend/scim'

/** The versions that If-Match allows; null when it allows every one. RFC 7644 section 3.14, RFC 9110 section 13.1.1. */
export function wantedVersions(ifMatch: string | undefined): readonly number[] | null {
  if (ifMatch === undefined) return null
  const list = parseEtagList(ifMatch)
  return list.any ? null : list.versions
}

/** Whether If-None-Match names the present version, so that a reader has it already. */
export function isKnown(ifNoneMatch: string | undefined, version: number): boolean {
  if (ifNoneMatch === undefined) return false
  return matchesEtag(parseEtagList(ifNoneMatch), version)
}

export const etagHeader = (version: number): { readonly etag: string } => ({ etag: formatEtag(version) })
