import { type Database, storableText } from '../../storage/index.ts'

export type Variant = 'new' | 'reply' | 'internal'

/** One finished signature as it is stored. */
export interface StoredSignature {
  readonly personId: string
  /** Lower case; null: the person has none. */
  readonly email: string | null
  readonly variant: Variant
  /** Of this variant: it changes exactly when HTML or text do. */
  readonly hash: string
  readonly html: string
  readonly text: string
  readonly changedAt: string
}

const columns = `p.person_id as "personId", p.email_key as "email", s.hash, s.html, s.text,
  p.changed_at as "changedAt" from signature_people p
  join signatures s on s.account_id = p.account_id and s.person_id = p.person_id`

/** `reply` and `internal` are stored only where they differ from `new`. */
const asked = `s.variant = coalesce((select o.variant from signatures o
  where o.account_id = p.account_id and o.person_id = p.person_id and o.variant = ?), 'new')`

/** `kept`: making it anew failed, and the last good one goes on. */
const served = `p.state in ('ready', 'kept')`

export interface PageAsked {
  /** Person id of the last one; empty from the beginning. */
  readonly after: string
  readonly limit: number
  readonly variant: Variant
  /** A cursor of the feed: only people of whom it tells something later. */
  readonly changedSince: string | null
}

/** Signatures of one account by person, one statement for a page. */
export async function signaturePage(
  { statements }: Database,
  accountId: string,
  { after, limit, variant, changedSince }: PageAsked,
): Promise<readonly StoredSignature[]> {
  const place = `where p.account_id = ? and p.person_id > ? and ${asked} and ${served}`
  const end = `order by p.person_id limit ?`
  if (changedSince === null)
    return ofVariant(
      variant,
      await statements.ask(`select ${columns} ${place} ${end}`, [accountId, after, variant, limit]),
    )
  const changed = `and p.person_id in (select c.person_id from signature_changes c where c.account_id = ? and c.id > ?)`
  const parameters = [accountId, after, variant, accountId, changedSince, limit]
  return ofVariant(variant, await statements.ask(`select ${columns} ${place} ${changed} ${end}`, parameters))
}

type Row = Omit<StoredSignature, 'variant'>
const ofVariant = (variant: Variant, rows: readonly Row[]): StoredSignature[] =>
  rows.map((row) => ({ ...row, variant }))

/**
 * The signature that an e-mail address has, in any case of its letters; null: none. Where two people share an address, the
 * one who is longer here.
 */
export async function signatureOf(
  { statements }: Database,
  accountId: string,
  email: string,
  variant: Variant,
): Promise<StoredSignature | null> {
  const rows = await statements.ask<Row>(
    `select ${columns} where p.account_id = ? and p.email_key = ? and ${asked} and ${served}
     order by p.person_id limit 1`,
    [accountId, storableText(email).toLowerCase(), variant],
  )
  return ofVariant(variant, rows)[0] ?? null
}
