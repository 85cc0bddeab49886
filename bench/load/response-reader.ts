/** An HTTP answer as it came: status and the bytes of its body, not read any further. */
export interface RawAnswer {
  readonly status: number
  readonly body: Buffer
  /** The server said that it closes this connection after the answer. */
  readonly closes: boolean
}

const empty: Buffer = Buffer.alloc(0)
const headEnd = Buffer.from('\r\n\r\n')

/**
 * Puts the answers of one HTTP/1.1 connection together from the pieces in which they arrive (RFC 9112: content-length,
 * chunked, or no body at all). One answer at a time: the load generator never pipelines.
 */
export class ResponseReader {
  #held: Buffer = empty

  /** @returns the answer when it is whole, else null. What follows the answer stays for the next one. */
  take(piece: Buffer): RawAnswer | null {
    this.#held = this.#held.length === 0 ? piece : Buffer.concat([this.#held, piece])
    const end = this.#held.indexOf(headEnd)
    if (end < 0) return null
    const head = this.#held.toString('latin1', 0, end)
    const status = Number(head.slice(9, 12))
    const found = bodyAt(head, status, this.#held, end + headEnd.length)
    if (found === null) return null
    this.#held = this.#held.subarray(found.next)
    return { status, body: found.body, closes: /\r\nconnection: close/iu.test(head) }
  }

  /** Forgets what came of an answer that will not be finished. */
  reset(): void {
    this.#held = empty
  }
}

interface Found {
  readonly body: Buffer
  /** Where the next answer begins. */
  readonly next: number
}

function bodyAt(head: string, status: number, bytes: Buffer, start: number): Found | null {
  if (status === 204 || status === 304) return { body: empty, next: start }
  const length = /\r\ncontent-length: *(\d+)/iu.exec(head)?.[1]
  if (length !== undefined) {
    const next = start + Number(length)
    return bytes.length < next ? null : { body: bytes.subarray(start, next), next }
  }
  if (/\r\ntransfer-encoding: *chunked/iu.test(head)) return chunkedBody(bytes, start)
  throw new Error('An answer has neither a content-length nor chunks; the load generator cannot tell where it ends.')
}

/** Trailers are not looked for: no server of the bench sends any. */
function chunkedBody(bytes: Buffer, start: number): Found | null {
  const pieces: Buffer[] = []
  for (let at = start; ; ) {
    const lineEnd = bytes.indexOf('\r\n', at)
    if (lineEnd < 0) return null
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16)
    const next = lineEnd + 2 + size + 2
    if (bytes.length < next) return null
    if (size === 0) return { body: Buffer.concat(pieces), next }
    pieces.push(bytes.subarray(lineEnd + 2, next - 2))
    at = next
  }
}
