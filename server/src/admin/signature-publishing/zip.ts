import { zip } from '../../base/index.ts'
import type { Files } from '../../signatures/index.ts'

/** Of every file alike: the same folder gives the same bytes. */
const changedAt = new Date(Date.UTC(2000, 0, 1))

/** A folder in one file. */
export async function zipOf(files: Files): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of zip([...files].map(([path, content]) => ({ path, content, changedAt })))) parts.push(part)
  return Buffer.concat(parts)
}
