/** Rows of the room `health`; the conventions are those of `tables.ts`. */
export interface HealthTables {
  health_traffic: HealthTrafficRow
  health_watch: HealthWatchRow
  health_cycles: HealthCycleRow
  health_losses: HealthLossRow
  health_without_email: HealthWithoutEmailRow
  health_conditions: HealthConditionRow
  health_settings: HealthSettingsRow
  health_webhooks: HealthWebhookRow
  health_notices: HealthNoticeRow
  health_attempts: HealthAttemptRow
}

/** What one minute brought. The directory counts reads; the watcher adds what it finds in the activity. */
export interface HealthTrafficRow {
  scim_server_id: string
  /** The minute's beginning. */
  minute: string
  account_id: string
  reads: number
  /** Of the reads; empty where there were none. */
  reads_first_at: string
  reads_last_at: string
  writes: number
  refused: number
  /** Active people who were disabled or deleted. */
  people_left: number
  people_back: number
  /** Calls whose token was wrong. */
  turned_away: number
}

export interface HealthWatchRow {
  /** Empty for the heartbeat of the whole installation. */
  scim_server_id: string
  account_id: string
  /** How far the records were followed, as JSON. */
  state: string
}

export interface HealthCycleRow {
  scim_server_id: string
  id: string
  account_id: string
  kind: 'cycle' | 'byHand'
  began_at: string
  ended_at: string
  closed: 0 | 1
  created: number
  updated: number
  disabled: number
  deleted: number
  group_changes: number
  /** Refused writes. */
  failed: number
  /** Everything that was refused. */
  refused: number
  requests: number
}

/** How many people lost or got a value at a path, by ten minutes. */
export interface HealthLossRow {
  scim_server_id: string
  slot: string
  /** As Entra spells it. */
  path: string
  account_id: string
  lost: number
  gained: number
  /** Ids of a few people, as JSON. */
  examples: string
}

/** Active people without a usable e-mail address. */
export interface HealthWithoutEmailRow {
  scim_server_id: string
  resource_id: string
  account_id: string
}

export interface HealthConditionRow {
  scim_server_id: string
  id: string
  account_id: string
  kind: string
  /** What it is about within its kind, for example an attribute's path; mostly empty. */
  subject: string
  /** Empty while it is open, else the id: one open condition per kind and subject. */
  open_key: string
  level: 'red' | 'amber'
  began_at: string
  ended_at: string | null
  ending: 'recovered' | 'disconnected' | 'accepted' | 'switchedOff' | null
  /** Name of the operator who accepted it. */
  ended_by: string | null
  told_at: string | null
  clear_told_at: string | null
  evidence: string
  end_evidence: string | null
}

export interface HealthSettingsRow {
  account_id: string
  /** Empty for the account's own. */
  scim_server_id: string
  settings: string
}

export interface HealthWebhookRow {
  account_id: string
  id: string
  name: string
  url: string
  sealed: string
  enabled: 0 | 1
  /** Why it was switched off by itself. */
  trouble: string | null
  created_at: string
  created_by: string
}

/** The outbox of notices: one row for each event and each receiver. */
export interface HealthNoticeRow {
  account_id: string
  id: string
  /** Empty for a test. */
  scim_server_id: string
  condition_id: string
  event: 'began' | 'ended' | 'test'
  channel: 'email' | 'webhook'
  /** `operator:<id>`, `address:<e-mail>` or `webhook:<id>`. */
  target: string
  payload: string
  state: 'waiting' | 'sent' | 'givenUp'
  attempts: number
  next_at: string
  /** Another node leaves it alone until then. */
  claimed_until: string
  created_at: string
  done_at: string | null
}

export interface HealthAttemptRow {
  account_id: string
  notice_id: string
  number: number
  at: string
  outcome: 'sent' | 'failed'
  status: number | null
  problem: string | null
}
