interface Range {
  readonly type: string
  readonly quality: number
}

function rangesOf(accept: string): Range[] {
  return accept.split(',').flatMap((part) => {
    const [type = '', ...parameters] = part.split(';').map((one) => one.trim().toLowerCase())
    const quality = parameters.find((one) => one.startsWith('q='))?.slice(2)
    const value = quality === undefined ? 1 : Number(quality)
    return type === '' ? [] : [{ type, quality: Number.isFinite(value) ? value : 0 }]
  })
}

/** How exactly a range names a type: 3 as it is, 2 `text/*`, 1 any, 0 not. */
function closeness(range: string, type: string): number {
  if (range === type) return 3
  if (range === `${type.split('/')[0]}/*`) return 2
  return range === '*/*' ? 1 : 0
}

/**
 * Which of the types an Accept header prefers (RFC 9110 section 12.5.1); the first of equals.
 * @returns null: none is acceptable
 */
export function preferredType<T extends string>(accept: string | undefined, types: readonly T[]): T | null {
  if (accept === undefined || accept.trim() === '') return types[0] ?? null
  const ranges = rangesOf(accept)
  let best: { readonly type: T; readonly quality: number } | null = null
  for (const type of types) {
    const [closest] = ranges.toSorted((one, other) => closeness(other.type, type) - closeness(one.type, type))
    const quality = closest === undefined || closeness(closest.type, type) === 0 ? 0 : closest.quality
    if (quality > (best?.quality ?? 0)) best = { type, quality }
  }
  return best?.type ?? null
}
