import { createHash } from 'node:crypto'

/** Numbers from 0 up to 1, the same for the same seed: each is made of the seed and its own place in the row. */
export function randomNumbers(seed: string): () => number {
  let place = 0
  return () => {
    place++
    return createHash('sha256').update(`${seed}:${place}`).digest().readUInt32BE(0) / 2 ** 32
  }
}
