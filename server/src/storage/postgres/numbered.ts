/** A server's own repertoire is smaller; filters come in any number of shapes and must not fill the memory. */
const most = 1_000
const known = new Map<string, string>()

/** PostgreSQL's spelling of a text whose parameters are `?`: `$1`, `$2` and so on. The text holds no other question mark. */
export function numbered(text: string): string {
  const made = known.get(text)
  if (made !== undefined) return made
  let count = 0
  const spelled = text.replaceAll('?', () => `$${++count}`)
  if (known.size >= most) known.clear()
  known.set(text, spelled)
  return spelled
}
