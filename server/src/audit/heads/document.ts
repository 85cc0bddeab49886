import { createPublicKey } from 'node:crypto'
import { z } from 'zod'
import { AuditError } from '../error.ts'

const hash = z.string().regex(/^[\da-f]{64}$/u)

const head = z.strictObject({
  accountId: z.string().min(1),
  sequence: z.int().min(0),
  hash,
  at: z.iso.datetime(),
  keyId: z.string(),
  /** Ed25519 over `headText`, base64. */
  signature: z.string(),
})
export type Head = z.output<typeof head>

const headFile = z.strictObject({
  format: z.literal('dynasend-audit-head-1'),
  madeAt: z.iso.datetime(),
  heads: z.array(head),
  /** Every signing key so far, oldest first: a later one is endorsed by the one before. */
  keys: z.array(
    z.strictObject({
      keyId: z.string(),
      publicKey: z.string(),
      madeAt: z.string(),
      endorsement: z.string().nullable(),
      vouching: z.string().nullable(),
    }),
  ),
})
/** What leaves the installation, so that a later look can tell whether rows have gone. */
export type HeadFile = z.output<typeof headFile>

/** What a head's signature stands for. */
export const headText = ({ accountId, sequence, hash: end, at }: Omit<Head, 'keyId' | 'signature'>): string =>
  ['dynasend audit head v1', accountId, sequence, end, at].join('\n')

/** What the signature of a cut stands for. */
export const cutText = (cut: {
  readonly account_id: string
  readonly sequence: number
  readonly hash: string
  readonly at: string
  readonly rows: number
}): string => ['dynasend audit cut v1', cut.account_id, cut.sequence, cut.hash, cut.at, cut.rows].join('\n')

/**
 * A file that `audit head` wrote, or one line of the stream of heads.
 * @throws {AuditError} `audit-head-unreadable`
 */
export function readHeadFile(text: string, name: string): HeadFile {
  const parsed = headFile.safeParse(jsonOf(text))
  if (parsed.success) return parsed.data
  throw new AuditError(
    'audit-head-unreadable',
    `${name} is no head of an audit log. Name a file that "audit head --to" wrote.`,
  )
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** @returns the key as PEM @throws {AuditError} `audit-key-unreadable` */
export function readPublicKey(text: string, name: string): string {
  try {
    const key = createPublicKey(text)
    if (key.asymmetricKeyType === 'ed25519') return key.export({ type: 'spki', format: 'pem' }).toString()
  } catch {
    // Told below.
  }
  throw new AuditError(
    'audit-key-unreadable',
    `${name} holds no Ed25519 public key in PEM. Make one with "audit head --public-key".`,
  )
}
