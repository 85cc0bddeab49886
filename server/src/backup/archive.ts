import { createHash, type Hash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { BackupError } from './backup-error.ts'
import { type Manifest, manifestSchema } from './manifest.ts'

/** First line: this and the manifest's SHA-256. Second line: the manifest as JSON. The rest: the database, gzip. */
const magic = 'dynasend-backup-1'
const longestHead = 65_536

/** Packs a database file. @returns the SHA-256 of the packed bytes, in hex */
export async function pack(database: string, to: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(
    createReadStream(database),
    createGzip({ level: 1 }),
    through(hash),
    createWriteStream(to, { mode: 0o600, flags: 'wx' }),
  )
  return hash.digest('hex')
}

/** Writes head and packed database; the file is on disk when it returns. */
export async function writeArchive(to: string, manifest: Manifest, packed: string): Promise<void> {
  const text = JSON.stringify(manifest)
  const file = await open(to, 'wx', 0o600)
  try {
    await file.write(`${magic} ${sha256(text)}\n${text}\n`)
    for await (const chunk of createReadStream(packed)) await file.write(chunk as Buffer)
    await file.sync()
  } finally {
    await file.close()
  }
}

export interface Head {
  readonly manifest: Manifest
  /** Where the packed database begins, in bytes. */
  readonly offset: number
}

/** @throws {BackupError} when it is no backup, or its head is damaged */
export async function readHead(path: string): Promise<Head> {
  const bytes = await firstBytes(path)
  const firstEnd = bytes.indexOf('\n')
  const secondEnd = bytes.indexOf('\n', firstEnd + 1)
  const [word, checksum] = bytes.subarray(0, Math.max(firstEnd, 0)).toString('latin1').split(' ')
  if (word !== magic || secondEnd < 0)
    throw new BackupError('backup-damaged', `${path} is not a backup of Dynasend. Name a file that "backup" made.`)
  const text = bytes.subarray(firstEnd + 1, secondEnd)
  if (sha256(text) !== checksum) throw damaged(path, 'its head was changed')
  const parsed = manifestSchema.safeParse(JSON.parse(text.toString('utf8')))
  if (!parsed.success) throw damaged(path, 'its head is not one that this version knows')
  return { manifest: parsed.data, offset: secondEnd + 1 }
}

/** Unpacks the database to a new file and checks every byte. @throws {BackupError} */
export async function unpack(path: string, { manifest, offset }: Head, to: string): Promise<void> {
  const hash = createHash('sha256')
  const target = createWriteStream(to, { mode: 0o600, flags: 'wx', flush: true })
  try {
    await pipeline(createReadStream(path, { start: offset }), through(hash), createGunzip(), target)
  } catch (error) {
    if (isAboutPacking(error)) throw damaged(path, 'the packed database cannot be read', error)
    throw error
  }
  if (hash.digest('hex') !== manifest.sha256) throw damaged(path, 'its bytes are not those that were written')
  if (target.bytesWritten !== manifest.size) throw damaged(path, 'a part is missing')
}

export function damaged(path: string, why: string, cause?: unknown): BackupError {
  return new BackupError('backup-damaged', `${path} is damaged: ${why}. Nothing was changed; use another backup.`, {
    cause,
  })
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(longestHead), 0, longestHead, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

function through(hash: Hash): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
}

const isAboutPacking = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')

const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex')
