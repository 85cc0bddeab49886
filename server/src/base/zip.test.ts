import { inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ZipFile, zip } from './zip.ts'

async function bytesOf(files: Iterable<ZipFile>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of zip(files)) parts.push(part)
  return Buffer.concat(parts)
}

/** Reads by the directory at the end, as programs do (APPNOTE 4.3), and by nothing of the writer. */
function read(bytes: Buffer): Map<string, Buffer> {
  const end = bytes.length - 22
  expect(bytes.readUInt32LE(end)).toBe(0x06054b50)
  let [count, at] = [bytes.readUInt16LE(end + 10), bytes.readUInt32LE(end + 16)]
  if (count === 0xffff) {
    const large = Number(bytes.readBigUInt64LE(end - 20 + 8))
    expect(bytes.readUInt32LE(large)).toBe(0x06064b50)
    count = Number(bytes.readBigUInt64LE(large + 32))
    at = Number(bytes.readBigUInt64LE(large + 48))
  }
  const files = new Map<string, Buffer>()
  for (let index = 0; index < count; index++) {
    expect(bytes.readUInt32LE(at)).toBe(0x02014b50)
    const [packed, size, name, extra] = [20, 24, 28, 30].map((place, order) =>
      order < 2 ? bytes.readUInt32LE(at + place) : bytes.readUInt16LE(at + place),
    ) as [number, number, number, number]
    const local = bytes.readUInt32LE(at + 42)
    const path = bytes.toString('utf8', at + 46, at + 46 + name)
    expect(bytes.readUInt32LE(local)).toBe(0x04034b50)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const data = bytes.subarray(start, start + packed)
    const content = bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(data) : data
    expect(content.length).toBe(size)
    files.set(path, content)
    at += 46 + name + extra
  }
  return files
}

const changedAt = new Date('2026-11-23T07:08:10.000Z')

describe('a zip', () => {
  it('reads back as it was, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(
          fc.record({ path: fc.stringMatching(/^[a-zéж東🙂 .]{1,20}$/u), content: fc.uint8Array({ maxLength: 400 }) }),
          {
            selector: ({ path }) => path,
            maxLength: 10,
          },
        ),
        async (files) => {
          const found = read(await bytesOf(files.map((file) => ({ ...file, changedAt }))))
          expect([...found].map(([path, content]) => ({ path, content: new Uint8Array(content) }))).toEqual(files)
        },
      ),
      { numRuns: 50 },
    )
  })

  it('packs text and leaves pictures as they are', async () => {
    const [text, picture] = ['a'.repeat(10_000), Buffer.alloc(10_000)]
    const bytes = await bytesOf([{ path: 'a.txt', content: text, changedAt }])
    expect(bytes.length).toBeLessThan(300)
    expect((await bytesOf([{ path: 'a.png', content: picture, changedAt }])).length).toBeGreaterThan(10_000)
  })

  it('says when each file was changed', async () => {
    const bytes = await bytesOf([{ path: 'a', content: 'x', changedAt }])
    const [time, date] = [bytes.readUInt16LE(10), bytes.readUInt16LE(12)]
    expect([time >> 11, (time >> 5) & 63, (time & 31) * 2]).toEqual([7, 8, 10])
    expect([(date >> 9) + 1980, (date >> 5) & 15, date & 31]).toEqual([2026, 11, 23])
  })

  it('may hold more files than the old format counts', async () => {
    const files = Array.from({ length: 65_600 }, (_, index) => ({ path: `${index}.png`, content: '', changedAt }))
    expect(read(await bytesOf(files)).size).toBe(65_600)
  })

  it('asks for the next file only when the one before was taken', async () => {
    let made = 0
    function* files(): Generator<ZipFile> {
      for (; made < 100; made++) yield { path: `${made}.txt`, content: 'x', changedAt }
    }
    const parts = zip(files())
    for (let taken = 0; taken < 6; taken++) await parts.next()
    expect(made).toBeLessThan(4)
    await parts.return(undefined)
  })
})
