import { randomBytes } from 'node:crypto'

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
    counter = randomBytes(1)[0] ?? 0
  } else if (++counter > 0xfff) {
    lastMilliseconds++
    counter = 0
  }
  const time = lastMilliseconds.toString(16).padStart(12, '0')
  const sequence = counter.toString(16).padStart(3, '0')
  const random = randomBytes(8)
  random[0] = ((random[0] ?? 0) & 0x3f) | 0x80
  const tail = random.toString('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence}-${tail.slice(0, 4)}-${tail.slice(4)}`
}
