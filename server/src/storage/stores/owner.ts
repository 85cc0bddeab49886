/** Whose rows a store sees: without it there is no store, so a query without an owner does not type-check. */
export interface Owner {
  readonly accountId: string
  readonly scimServerId: string
}

/** Databases bound the number of values of one statement; long lists travel in pieces. */
export function piecesOf<T>(values: readonly T[], size: number): T[][] {
  const pieces: T[][] = []
  for (let start = 0; start < values.length; start += size) pieces.push(values.slice(start, start + size))
  return pieces
}
