/** Rows of the rooms `audit` and `privacy`; the conventions are those of `tables.ts`. */
export interface AuditTables {
  audit_chains: AuditChainRow
  audit_entries: AuditEntryRow
  audit_heads: AuditHeadRow
  audit_checkpoints: AuditCheckpointRow
  retention_settings: RetentionSettingsRow
  erasures: ErasureRow
}

/** The end of one account's chain; whoever appends holds this row until the deed is committed. */
export interface AuditChainRow {
  /** `installation` for what belongs to no account. */
  account_id: string
  /** Of the newest row; 0 before the first. */
  sequence: number
  /** Of the newest row, hexadecimal. */
  hash: string
  /** How far it has been signed, and when. */
  signed_sequence: number
  signed_at: string
}

/** One deed. Triggers refuse every change, and every removal that no checkpoint covers. */
export interface AuditEntryRow {
  account_id: string
  sequence: number
  id: string
  at: string
  operator_id: string
  operator_name: string
  action: string
  subject: string
  detail: string
  /** SHA-256 over the hash before and this row, hexadecimal. */
  hash: string
}

/** A signed head: so far the chain was whole, in the signer's word. */
export interface AuditHeadRow {
  account_id: string
  sequence: number
  key_id: string
  hash: string
  at: string
  /** Ed25519, base64. */
  signature: string
  /** Null until it has left this installation. */
  streamed_at: string | null
}

/** What retention cut: every row up to `sequence`. Signed, so that a cut by somebody else shows. */
export interface AuditCheckpointRow {
  account_id: string
  sequence: number
  /** Of the last row that was cut. */
  hash: string
  at: string
  rows: number
  key_id: string
  signature: string
}

/** For how many days one account's records are kept. */
export interface RetentionSettingsRow {
  account_id: string
  audit_days: number
  activity_days: number
  gone_days: number
}

/** A person who was erased: enough to erase them again in an older backup, too little to know who it was. */
export interface ErasureRow {
  account_id: string
  id: string
  scim_server_id: string
  /** The id that the person had here. */
  person_id: string
  /** HMAC-SHA-256 with the installation's erasure key, hexadecimal; null: there was none. */
  external_id_hash: string | null
  user_name_hash: string
  erased_at: string
  /** Id of the operator. */
  requested_by: string
  /** `running` until nothing is left, so that a stop in between is gone on with. */
  state: 'running' | 'done'
  /** What to look for, sealed; empty when done. */
  work: string
}
