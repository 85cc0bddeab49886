import { describe, expect, it } from 'vitest'
import { ResponseReader } from './response-reader.ts'

const plain = 'HTTP/1.1 200 OK\r\nContent-Type: a\r\nContent-Length: 5\r\n\r\nhello'
const chunked = 'HTTP/1.1 201 Created\r\ntransfer-encoding: chunked\r\n\r\n3\r\nhel\r\nB\r\nlo 0\r\nworld\r\n0\r\n\r\n'

/** @returns the answers that come out when the bytes arrive in pieces of this size */
function read(text: string, pieceSize: number): string[] {
  const reader = new ResponseReader()
  const bytes = Buffer.from(text)
  const answers: string[] = []
  for (let at = 0; at < bytes.length; at += pieceSize) {
    const answer = reader.take(bytes.subarray(at, at + pieceSize))
    if (answer) answers.push(`${answer.status} ${answer.body.toString()}`)
  }
  return answers
}

describe('ResponseReader', () => {
  it.each([1, 2, 7, 1000])('reads a body of known length and one of chunks, in pieces of %i bytes', (size) => {
    expect(read(plain, size)).toEqual(['200 hello'])
    // A chunk may hold what looks like the end of the body.
    expect(read(chunked, size)).toEqual(['201 hello 0\r\nworld'])
  })

  it('keeps what follows an answer for the next one', () => {
    const reader = new ResponseReader()
    expect(reader.take(Buffer.from(`${plain}HTTP/1.1 204 No Con`))?.body.toString()).toBe('hello')
    expect(reader.take(Buffer.from('tent\r\n\r\n'))).toMatchObject({ status: 204, closes: false })
  })

  it('counts bytes, not letters', () => {
    expect(read('HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\nåäö', 3)).toEqual(['200 åäö'])
  })

  it('says when the server closes the connection', () => {
    const answer = new ResponseReader().take(Buffer.from(plain.replace('\r\n', '\r\nConnection: close\r\n')))
    expect(answer?.closes).toBe(true)
  })

  it('refuses an answer whose end cannot be told', () => {
    expect(() => new ResponseReader().take(Buffer.from('HTTP/1.1 200 OK\r\n\r\n'))).toThrow('neither a content-length')
  })
})
