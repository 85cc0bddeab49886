/** The name that somebody probably meant; null: none is near. */
export function nearest(name: string, names: Iterable<string>): string | null {
  let best: string | null = null
  let least = Math.max(2, Math.floor(name.length / 3)) + 1
  for (const candidate of names) {
    const distance = candidate.includes(name) || name.includes(candidate) ? 1 : distanceOf(name, candidate)
    if (distance >= least) continue
    least = distance
    best = candidate
  }
  return best
}

/** Letters to add, take away or change until one word is the other. */
function distanceOf(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [line, letter] of [...one].entries()) {
    const next = [line + 1]
    for (let column = 0; column < other.length; column++)
      next.push(
        Math.min(
          (next[column] ?? 0) + 1,
          (row[column + 1] ?? 0) + 1,
          (row[column] ?? 0) + (other[column] === letter ? 0 : 1),
        ),
      )
    row = next
  }
  return row.at(-1) ?? 0
}

/** `Did you mean "title"?`, or what else to do. */
export function meant(name: string, names: Iterable<string>, otherwise: string): string {
  const near = nearest(name, names)
  return near === null
    ? otherwise
    : `Write "${near}" if that is meant; else ${otherwise.charAt(0).toLowerCase()}${otherwise.slice(1)}`
}
