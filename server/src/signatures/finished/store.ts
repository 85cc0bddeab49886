import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database, SignatureChangeRow, SignaturePersonRow, SignatureRow, Tables } from '../../storage/index.ts'
import type { Composition } from '../model/composition.ts'
import { variants } from '../model/program.ts'
import { newAddress } from './address.ts'
import { nextIds } from './change-ids.ts'
import type { ChangeKind } from './contract.ts'
import {
  insertChanges,
  lockedPeople,
  removePeople,
  removeVariants,
  upsertPeople,
  upsertVariants,
} from './statements.ts'

/** `directory`, `employee`, `time` or `version 12`. */
export type Cause = string

/** Somebody who was looked at, and what their signature is to be. */
export interface Looked {
  readonly personId: string
  /** Null: there is no such person any more. */
  readonly found: {
    readonly scimServerId: string
    readonly active: boolean
    /** What lists show and sort by. */
    readonly name: string
    readonly composition: Composition
  } | null
  /** `dueAt` as it was before looking; undefined: there was no row. Whoever changed it meanwhile wants another look. */
  readonly dueBefore: string | null | undefined
  readonly cause: Cause
}

export interface Slice {
  readonly accountId: string
  /** Of the configuration they were composed with. */
  readonly version: number
  /** Milliseconds since 1970. */
  readonly now: number
  readonly looked: readonly Looked[]
  /** Who shall be looked at again at once. */
  readonly changedMeanwhile: ReadonlySet<string>
}

/** What storing a slice came to. */
export interface Stored {
  /** Whose signature is another one now. */
  readonly changed: number
  /** Whose signature could not be made. */
  readonly failed: number
}

/**
 * Stores what a slice of people get, in one transaction: rows that say the same already are not touched, and each change is
 * told once. The caller's transaction holds the account's lease, so nobody else stores for these people meanwhile.
 */
export async function storeSlice(tx: Kysely<Tables>, kind: Database['kind'], slice: Slice): Promise<Stored> {
  const { accountId, looked } = slice
  const ids = looked.map(({ personId }) => personId)
  const before = await lockedPeople(tx, kind, accountId, ids)
  const outcomes = looked.map((one) => outcomeOf(slice, one, before.get(one.personId)))
  await removePeople(
    tx,
    accountId,
    outcomes.filter(({ gone }) => gone).map(({ personId }) => personId),
  )
  await upsertPeople(
    tx,
    outcomes.flatMap(({ row }) => row ?? []),
  )
  await removeVariants(
    tx,
    accountId,
    outcomes.filter(({ replaced }) => replaced).map(({ personId }) => personId),
  )
  await upsertVariants(
    tx,
    outcomes.flatMap(({ variants: made }) => made),
  )
  const told = outcomes.flatMap(({ change }) => change ?? [])
  const changeIds = await nextIds(tx, accountId, slice.now, told.length)
  await insertChanges(
    tx,
    told.map((change, at) => ({ ...change, id: changeIds[at] ?? '' })),
  )
  return { changed: told.length, failed: outcomes.filter(({ failed }) => failed).length }
}

interface Outcome {
  readonly personId: string
  readonly gone: boolean
  /** Null: it says the same already. */
  readonly row: SignaturePersonRow | null
  /** The variants that were stored go. */
  readonly replaced: boolean
  readonly variants: readonly SignatureRow[]
  readonly change: Omit<SignatureChangeRow, 'id'> | null
  readonly failed: boolean
}

function outcomeOf(slice: Slice, looked: Looked, before: SignaturePersonRow | undefined): Outcome {
  const { personId, found } = looked
  if (found === null) {
    const had = before !== undefined && before.hash !== ''
    const change = had ? changeOf(slice, looked, 'removed', before.email_key, '') : null
    const gone = before !== undefined
    return { personId, gone, row: null, replaced: had, variants: [], change, failed: false }
  }
  const row = rowOf(slice, looked, found, before)
  const isNew = row.hash !== '' && row.hash !== before?.hash
  const replaced = before !== undefined && before.hash !== '' && row.hash !== before.hash
  const kind = kindOf(before, row)
  return {
    personId,
    gone: false,
    row: before !== undefined && saysTheSame(before, row) ? null : row,
    replaced,
    variants: isNew ? variantRows(slice.accountId, personId, found.composition) : [],
    change: kind === null ? null : changeOf(slice, looked, kind, row.email_key ?? before?.email_key ?? null, row.hash),
    failed: row.state === 'failed' || row.state === 'kept',
  }
}

type Found = NonNullable<Looked['found']>

function rowOf(
  { accountId, version, now, changedMeanwhile }: Slice,
  { personId, dueBefore }: Looked,
  { scimServerId, active, name, composition }: Found,
  before: SignaturePersonRow | undefined,
): SignaturePersonRow {
  const { decisions, problems, email, validUntil } = composition
  const { state, hash } = stateOf(active, composition, before)
  const at = new Date(now).toISOString()
  const isAsBefore = before !== undefined && before.hash === hash
  const isWanted = before !== undefined && before.due_at !== dueBefore
  return {
    account_id: accountId,
    person_id: personId,
    scim_server_id: scimServerId,
    email_key: email,
    name_key: name,
    state,
    version,
    location_id: active ? (decisions.location.given[0] ?? '') : '',
    program_id: active ? (decisions.program.given[0] ?? '') : '',
    given: JSON.stringify(decisions),
    problems: JSON.stringify(problems),
    hash,
    address: before?.address ?? newAddress(),
    changed_at: isAsBefore ? before.changed_at : at,
    rendered_at: at,
    due_at: isWanted ? before.due_at : changedMeanwhile.has(personId) ? at : validUntil,
  }
}

function stateOf(
  active: boolean,
  { variants: made, decisions }: Composition,
  before: SignaturePersonRow | undefined,
): Pick<SignaturePersonRow, 'state' | 'hash'> {
  if (!active) return { state: 'inactive', hash: '' }
  if (made !== null) return { state: 'ready', hash: hashOf(variants.map((variant) => made[variant].hash).join(' ')) }
  if (decisions.program.given.length === 0) return { state: 'none', hash: '' }
  const lastGood = before?.hash ?? ''
  return lastGood === '' ? { state: 'failed', hash: '' } : { state: 'kept', hash: lastGood }
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Everything but when it was looked at. */
function saysTheSame(before: SignaturePersonRow, after: SignaturePersonRow): boolean {
  const columns = Object.keys(after) as (keyof SignaturePersonRow)[]
  return columns.every((column) => column === 'rendered_at' || String(before[column]) === String(after[column]))
}

/** An address that changed is a change too: whoever takes signatures out knows people by it. */
function kindOf(before: SignaturePersonRow | undefined, after: SignaturePersonRow): ChangeKind | null {
  const was = before?.hash ?? ''
  if (after.hash === '') return was === '' ? null : 'removed'
  if (was === '') return 'created'
  return was === after.hash && before?.email_key === after.email_key ? null : 'changed'
}

/** What is the same as for a new message is stored once. */
function variantRows(account_id: string, person_id: string, { variants: made }: Composition): SignatureRow[] {
  if (made === null) return []
  return variants
    .filter((variant) => variant === 'new' || made[variant].hash !== made.new.hash)
    .map((variant) => ({ account_id, person_id, variant, ...made[variant] }))
}

const changeOf = (
  { accountId, now }: Slice,
  { personId, cause }: Looked,
  kind: ChangeKind,
  email: string | null,
  hash: string,
): Omit<SignatureChangeRow, 'id'> => ({
  account_id: accountId,
  person_id: personId,
  kind,
  email,
  hash,
  cause,
  at: new Date(now).toISOString(),
})
