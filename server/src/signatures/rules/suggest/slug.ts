const longest = 60

/** An id for a name that is not taken yet; it is taken then. */
export function freeSlug(name: string, taken: Set<string>): string {
  const letters = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
  const plain = letters.replace(/[^a-z0-9]+/gu, '-').slice(0, longest)
  const stem = plain.replace(/^-+|-+$/gu, '') || 'location'
  let slug = stem
  for (let number = 2; taken.has(slug); number++) {
    const end = `-${number}`
    slug = `${stem.slice(0, longest - end.length).replace(/-+$/u, '')}${end}`
  }
  taken.add(slug)
  return slug
}
