import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipFile {
  /** With `/` between folders; never absolute, never with `..`. */
  readonly path: string
  readonly content: string | Uint8Array
  readonly changedAt: Date
}

const most32 = 0xffff_ffff
const most16 = 0xffff
/** Records of the directory are joined by so many, so that each costs its bytes and little more. */
const joinAt = 1000

/**
 * A zip as bytes, while its files are still being made: the next file is asked for when the one before was taken. Of each file
 * nothing stays in memory but its line in the directory, some 60 bytes and its path. Larger than 4 GB or 65,535 files: ZIP64.
 */
export async function* zip(files: AsyncIterable<ZipFile> | Iterable<ZipFile>): AsyncGenerator<Buffer> {
  const directory: Buffer[] = []
  let records: Buffer[] = []
  let [offset, count] = [0, 0]
  for await (const file of files) {
    const entry = entryOf(file)
    const head = localHeader(entry)
    yield head
    if (entry.data.length > 0) yield entry.data
    records.push(directoryRecord(entry, offset))
    offset += head.length + entry.data.length
    count++
    if (records.length === joinAt) directory.push(Buffer.concat(records.splice(0)))
  }
  directory.push(Buffer.concat(records))
  records = []
  let size = 0
  for (const part of directory) {
    size += part.length
    if (part.length > 0) yield part
  }
  yield ending({ count, size, offset })
}

interface Entry {
  readonly name: Buffer
  readonly data: Buffer
  readonly size: number
  readonly crc: number
  readonly method: 0 | 8
  readonly time: number
  readonly date: number
}

function entryOf({ path, content, changedAt }: ZipFile): Entry {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content)
  // Pictures are compressed already.
  const deflated = /\.(?:png|jpg|gif)$/u.test(path) ? bytes : deflateRawSync(bytes)
  const isSmaller = deflated.length < bytes.length
  return {
    name: Buffer.from(path, 'utf8'),
    data: isSmaller ? deflated : bytes,
    size: bytes.length,
    crc: crc32(bytes),
    method: isSmaller ? 8 : 0,
    ...dosTime(changedAt),
  }
}

/** In UTC; a zip says no time zone. Nothing before 1980 exists. */
function dosTime(at: Date): { readonly time: number; readonly date: number } {
  const year = Math.min(2107, Math.max(1980, at.getUTCFullYear()))
  return {
    time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
    date: ((year - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
  }
}

/** What a local header and a record of the directory have in common; flag 11: names are UTF-8. */
function facts({ method, time, date, crc, data, size, name }: Entry, extra: number): Buffer {
  const part = Buffer.alloc(26)
  part.writeUInt16LE(extra > 0 ? 45 : 20, 0)
  part.writeUInt16LE(0x0800, 2)
  part.writeUInt16LE(method, 4)
  part.writeUInt16LE(time, 6)
  part.writeUInt16LE(date, 8)
  part.writeUInt32LE(crc, 10)
  part.writeUInt32LE(data.length, 14)
  part.writeUInt32LE(size, 18)
  part.writeUInt16LE(name.length, 22)
  part.writeUInt16LE(extra, 24)
  return part
}

const signature = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

const localHeader = (entry: Entry): Buffer => Buffer.concat([signature(0x0403_4b50), facts(entry, 0), entry.name])

function directoryRecord(entry: Entry, offset: number): Buffer {
  const isFar = offset >= most32
  const extra = Buffer.alloc(isFar ? 12 : 0)
  if (isFar) {
    extra.writeUInt16LE(1, 0)
    extra.writeUInt16LE(8, 2)
    extra.writeBigUInt64LE(BigInt(offset), 4)
  }
  const madeBy = Buffer.from([45, 3])
  const rest = Buffer.alloc(14)
  // An ordinary file of Unix that its owner may write.
  rest.writeUInt32LE(0o100644 * 0x10000, 6)
  rest.writeUInt32LE(isFar ? most32 : offset, 10)
  return Buffer.concat([signature(0x0201_4b50), madeBy, facts(entry, extra.length), rest, entry.name, extra])
}

interface Directory {
  readonly count: number
  readonly size: number
  readonly offset: number
}

function ending({ count, size, offset }: Directory): Buffer {
  const isLarge = count > most16 || size > most32 || offset > most32
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x0605_4b50, 0)
  end.writeUInt16LE(Math.min(count, most16), 8)
  end.writeUInt16LE(Math.min(count, most16), 10)
  end.writeUInt32LE(Math.min(size, most32), 12)
  end.writeUInt32LE(Math.min(offset, most32), 16)
  return isLarge ? Buffer.concat([largeEnding({ count, size, offset }), end]) : end
}

function largeEnding({ count, size, offset }: Directory): Buffer {
  const end = Buffer.alloc(76)
  end.writeUInt32LE(0x0606_4b50, 0)
  end.writeBigUInt64LE(44n, 4)
  end.writeUInt16LE(45, 12)
  end.writeUInt16LE(45, 14)
  end.writeBigUInt64LE(BigInt(count), 24)
  end.writeBigUInt64LE(BigInt(count), 32)
  end.writeBigUInt64LE(BigInt(size), 40)
  end.writeBigUInt64LE(BigInt(offset), 48)
  end.writeUInt32LE(0x0706_4b50, 56)
  end.writeBigUInt64LE(BigInt(offset + size), 64)
  end.writeUInt32LE(1, 72)
  return end
}
