/** Whose rows a store sees: without it there is no store, so a query without an owner does not type-check. */
export interface Owner {
  readonly accountId: string
  readonly scimServerId: string
}

/** So many rows are written or asked for in one statement. */
const pieceSize = 1000

/** A long list, piece by piece, with a turn for everybody else in between: nobody waits for 100,000 members. */
export async function inPieces<T>(values: readonly T[], work: (piece: T[]) => Promise<void>): Promise<void> {
  for (let start = 0; start < values.length; start += pieceSize) {
    if (start > 0) await new Promise((resolve) => setImmediate(resolve))
    await work(values.slice(start, start + pieceSize))
  }
}
