import { randomFillSync } from 'node:crypto'

/** Random bytes for 512 ids at a time: asking for them costs more than they do. */
const pool = Buffer.alloc(4096)
let used = pool.length

function randomOffset(): number {
  if (used + 8 > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const offset = used
  used += 8
  return offset
}

let lastMilliseconds = 0
let counter = 0

/**
 * A UUID of version 7 (RFC 9562 section 5.7): random, and ascending within this process, so that new rows are
 * neighbours in an index and a list by id is a list by age.
 * @param now milliseconds since 1970
 */
export function newId(now: number = Date.now()): string {
  // A clock that goes back must not bring the order down.
  if (now > lastMilliseconds) {
    lastMilliseconds = now
    counter = pool[randomOffset()] ?? 0
  } else if (++counter > 0xfff) {
    lastMilliseconds++
    counter = 0
  }
  const time = lastMilliseconds.toString(16).padStart(12, '0')
  const sequence = counter.toString(16).padStart(3, '0')
  const offset = randomOffset()
  pool[offset] = ((pool[offset] ?? 0) & 0x3f) | 0x80
  const tail = pool.toString('hex', offset, offset + 8)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence}-${tail.slice(0, 4)}-${tail.slice(4)}`
}
