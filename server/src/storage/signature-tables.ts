/** Rows of signatures; the conventions are those of `tables.ts`. */
export interface SignatureTables {
  signature_files: SignatureFileRow
  signature_versions: SignatureVersionRow
  signature_change_sets: SignatureChangeSetRow
  signature_values: SignatureValueRow
  signature_photos: SignaturePhotoRow
  signature_people: SignaturePersonRow
  signatures: SignatureRow
  signature_changes: SignatureChangeRow
  signature_followers: SignatureFollowerRow
  signature_jobs: SignatureJobRow
  dry_run_people: DryRunPersonRow
}

/** A file of a configuration, or a photo, by what is in it. Never changed. */
export interface SignatureFileRow {
  account_id: string
  /** SHA-256 of the bytes, hexadecimal. */
  hash: string
  encoding: 'utf8' | 'base64'
  content: string
  created_at: string
}

/** Published, and never changed again. Before the first there is version 0: what the product brings. */
export interface SignatureVersionRow {
  account_id: string
  number: number
  /** `{ path: hash }` as JSON. */
  tree: string
  comment: string
  published_at: string
  published_by: string
  approved_by: string | null
  change_set_id: string | null
  restored_from: number | null
  /** How many people it changed, as JSON. */
  facts: string
}

export interface SignatureChangeSetRow {
  account_id: string
  id: string
  name: string
  state: 'open' | 'submitted' | 'published' | 'discarded'
  /** The version that it was begun on. */
  base_version: number
  tree: string
  /** Grows with each edit: two people cannot overwrite each other unseen. */
  revision: number
  created_at: string
  created_by: string
  updated_at: string
  updated_by: string
  /** Who submitted, who approved or refused, as JSON. */
  review: string | null
}

/** What an employee set for a field. */
export interface SignatureValueRow {
  account_id: string
  person_id: string
  field_id: string
  /** Null: "do not show". */
  value: string | null
  set_at: string
  /** `employee`, or an operator's name. */
  set_by: string
  /** What the directory said then. */
  directory_value: string
}

/** At most one of each state for each person. */
export interface SignaturePhotoRow {
  account_id: string
  person_id: string
  state: 'waiting' | 'approved' | 'refused'
  hash: string
  width: number
  height: number
  set_at: string
  decided_at: string | null
  decided_by: string | null
  reason: string | null
}

/** How somebody's signature stands. Present for everybody who was looked at, also without a signature. */
export interface SignaturePersonRow {
  account_id: string
  person_id: string
  scim_server_id: string
  /** Lower case. Two people of one account may have the same: both are answered. */
  email_key: string | null
  name_key: string
  /** `none`: deliberately or for want of a rule. `kept`: making it failed, and the last good one is served. */
  state: 'ready' | 'none' | 'kept' | 'failed' | 'inactive'
  /** Of the configuration it was made with. */
  version: number
  /** Empty: none. */
  location_id: string
  program_id: string
  /** `Decisions` as JSON. */
  given: string
  /** `CompositionProblem[]` as JSON. */
  problems: string
  /** Over all variants; empty without a signature. */
  hash: string
  /** Random, for an address that nobody can guess. */
  address: string
  changed_at: string
  rendered_at: string
  /** When to look again although nothing changed; null: never. */
  due_at: string | null
}

export interface SignatureRow {
  account_id: string
  person_id: string
  variant: 'new' | 'reply' | 'internal'
  hash: string
  html: string
  text: string
}

/** The feed of what changed, for whoever takes signatures out. */
export interface SignatureChangeRow {
  account_id: string
  /** UUIDv7: sorts by time. */
  id: string
  person_id: string
  kind: 'created' | 'changed' | 'removed'
  email: string | null
  /** Of the new signature; empty for `removed`. */
  hash: string
  /** `directory`, `version 12`, `employee`, `time`. */
  cause: string
  at: string
}

/** How far signatures followed the directory's changes of one SCIM server. */
export interface SignatureFollowerRow {
  account_id: string
  scim_server_id: string
  cursor: string | null
  followed_at: string
  leased_until: string | null
  leased_by: string | null
}

/** Long work in slices: it goes on where it was after a crash. */
export interface SignatureJobRow {
  account_id: string
  id: string
  kind: 'render' | 'dryRun' | 'archive'
  state: 'waiting' | 'running' | 'done' | 'failed' | 'stopped'
  input: string
  cursor: string | null
  total: number
  done: number
  result: string | null
  problem: string | null
  created_at: string
  created_by: string
  updated_at: string
  leased_until: string | null
  leased_by: string | null
}

/** Somebody whom a dry run found to change, or to get none. */
export interface DryRunPersonRow {
  account_id: string
  job_id: string
  person_id: string
  /** `none`: neither before nor after. */
  kind: 'changed' | 'gained' | 'lost' | 'failed' | 'none'
  /** `gmail outlook`: whose limits the new signature breaks; empty: none. */
  limits: string
  /** Of `new reply internal`, those that change. */
  variants: string
  name: string
  name_key: string
  /** Why it fails or is none; empty: nothing to say. */
  problem: string
}
