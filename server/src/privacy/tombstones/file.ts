import { existsSync, readFileSync } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'

/** Beside the data, and outside of every backup: a backup is older than what it must be told. */
export const tombstoneFileName = 'erasures.jsonl'

const tombstone = z.strictObject({
  kind: z.literal('person'),
  id: z.string(),
  accountId: z.string(),
  scimServerId: z.string(),
  personId: z.string(),
  externalIdHash: z.string().nullable(),
  userNameHash: z.string(),
  erasedAt: z.string(),
  requestedBy: z.string(),
})
export type Tombstone = z.output<typeof tombstone>

/** The key of the hashes, sealed with the installation's seal key. */
const keyLine = z.strictObject({ kind: z.literal('key'), sealed: z.string() })
const line = z.discriminatedUnion('kind', [tombstone, keyLine])

export interface TombstoneList {
  /** Newest one; null: none yet. */
  readonly sealedKey: string | null
  readonly tombstones: readonly Tombstone[]
}

/** A line that a power cut left half is none; everything before it counts. */
export function readTombstones(path: string): TombstoneList {
  if (!existsSync(path)) return { sealedKey: null, tombstones: [] }
  const lines = readFileSync(path, 'utf8').split('\n').map(parse)
  const found = lines.filter((one) => one !== null)
  return {
    sealedKey: found.findLast((one) => one.kind === 'key')?.sealed ?? null,
    tombstones: found.filter((one) => one.kind === 'person'),
  }
}

function parse(text: string): z.output<typeof line> | null {
  try {
    return line.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** Puts lines to the end of the list; they are on disk when it returns. */
export async function appendTombstones(path: string, list: TombstoneList): Promise<void> {
  const keys = list.sealedKey === null ? [] : [{ kind: 'key' as const, sealed: list.sealedKey }]
  const text = [...keys, ...list.tombstones].map((one) => `${JSON.stringify(one)}\n`).join('')
  if (text === '') return
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const file = await open(path, 'a', 0o600)
  try {
    const { size } = await file.stat()
    // Ends a line that a power cut left half.
    await file.write(size === 0 ? text : `\n${text}`)
    await file.sync()
  } finally {
    await file.close()
  }
}
