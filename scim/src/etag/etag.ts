/** The weak entity tag of a version: RFC 7644 section 3.14. */
export function formatEtag(version: number): string {
  return `W/"${version}"`
}

/** What an `If-Match` or `If-None-Match` header asks for. */
export interface EtagList {
  /** `*`: any version that exists. */
  readonly any: boolean
  /** Those of our own tags; foreign ones match nothing. */
  readonly versions: readonly number[]
}

/** Reads the header; weak and strong tags are the same. A header with foreign tags only matches nothing. */
export function parseEtagList(header: string): EtagList {
  const tags = header.split(',').map((tag) => tag.trim())
  return {
    any: tags.includes('*'),
    versions: tags.flatMap((tag) => {
      const match = /^(?:W\/)?"?(\d{1,15})"?$/.exec(tag)
      return match?.[1] === undefined ? [] : [Number(match[1])]
    }),
  }
}

/** Whether the version is one of those that the header names. */
export function matchesEtag(list: EtagList, version: number): boolean {
  return list.any || list.versions.includes(version)
}
