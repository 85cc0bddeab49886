/** Rows of how signatures get out; the conventions are those of `tables.ts`. */
export interface DeliveryTables {
  api_keys: ApiKeyRow
  delivery_webhooks: DeliveryWebhookRow
  delivery_messages: DeliveryMessageRow
}

/** A key of the public API. */
export interface ApiKeyRow {
  account_id: string
  /** Stands in the key itself; the same is never given to two accounts. */
  id: string
  name: string
  /** JSON array of scopes. */
  scopes: string
  /** SHA-256 of the key, hexadecimal. */
  digest: string
  created_at: string
  created_by: string
  /** At most a minute old. */
  last_used_at: string | null
  revoked_at: string | null
  revoked_by: string | null
}

/** Who is told when signatures change. It follows `signature_changes` at its own pace. */
export interface DeliveryWebhookRow {
  account_id: string
  id: string
  name: string
  url: string
  /** The signing secret. */
  sealed: string
  enabled: 0 | 1
  /** Why it was switched off by itself. */
  trouble: string | null
  /** Id of the last change that it took; what is after it is still to be told. */
  cursor: string
  /** When to look again. */
  next_at: string
  /** Until then a node is at it; empty: none is. */
  claimed_until: string
  created_at: string
  created_by: string
}

/** One message to a webhook, and its tries. Its changes are those after one cursor up to another; they are not copied. */
export interface DeliveryMessageRow {
  account_id: string
  webhook_id: string
  /** `webhook-id`, the same for each try. */
  id: string
  kind: 'changes' | 'test'
  after_cursor: string
  cursor: string
  changes: number
  state: 'waiting' | 'sent' | 'givenUp'
  /** `{ at, ok, status, problem }[]` as JSON. */
  tries: string
  created_at: string
  done_at: string | null
}
