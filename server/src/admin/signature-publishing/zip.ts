import { buffer } from 'node:stream/consumers'
import yazl from 'yazl'
import type { Files } from '../../signatures/index.ts'

/** A folder in one file; the same folder gives the same bytes. */
export async function zipOf(files: Files): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  const mtime = new Date(Date.UTC(2000, 0, 1))
  for (const [path, content] of files) zip.addBuffer(Buffer.from(content), path, { mtime })
  zip.end()
  return buffer(zip.outputStream)
}
