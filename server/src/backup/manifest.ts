import { createHmac } from 'node:crypto'
import { z } from 'zod'

/** What the head of a backup says about its content. */
export const manifestSchema = z.strictObject({
  /** When the copy was made, ISO 8601. */
  madeAt: z.iso.datetime(),
  /** The version of Dynasend that made it. */
  version: z.string(),
  /** Migrations that the database had had, oldest first. */
  migrations: z.array(z.string()),
  /** Rows of each table. */
  rows: z.record(z.string(), z.int().min(0)),
  /** Of the packed database that follows the head, in hex. */
  sha256: z.string().regex(/^[\da-f]{64}$/u),
  /** Of the unpacked database, in bytes. */
  size: z.int().positive(),
  /** Null: the installation had no seal key yet. `key` is base64, and null unless it was asked for. */
  sealKey: z.strictObject({ fingerprint: z.string(), key: z.string().nullable() }).nullable(),
})

export type Manifest = z.output<typeof manifestSchema>

/** Tells two seal keys apart without telling anything of them: 16 hex digits. */
export function fingerprintOf(key: Uint8Array): string {
  return createHmac('sha256', key).update('which seal key').digest('hex').slice(0, 16)
}
