import type { AuditTables } from './audit-tables.ts'
import type { ConnectTables } from './connect-tables.ts'
import type { DeliveryTables } from './delivery-tables.ts'
import type { HealthTables } from './health-tables.ts'
import type { HeldTables } from './held-tables.ts'
import type { PortalTables } from './portal-tables.ts'
import type { SignatureTables } from './signature-tables.ts'

/**
 * Rows as both databases keep them. Times are ISO 8601 text in UTC with milliseconds, so that text order is time order;
 * flags are 0 or 1; `*_key` columns are lower-cased in TypeScript, because SQLite lowers ASCII only.
 * Every key starts with its owner: `account_id` or `scim_server_id`.
 */
export interface Tables
  extends AuditTables,
    HealthTables,
    HeldTables,
    ConnectTables,
    SignatureTables,
    DeliveryTables,
    PortalTables {
  accounts: AccountRow
  account_members: AccountMemberRow
  invitations: InvitationRow
  scim_servers: ScimServerRow
  scim_tokens: ScimTokenRow
  workload_identities: WorkloadIdentityRow
  used_assertions: UsedAssertionRow
  resources: ResourceRow
  members: MemberRow
  attribute_values: AttributeValueRow
  activity: ActivityTableRow
  changes: ChangeRow
  read_summaries: ReadSummaryRow
  audit: AuditRow
  settings: SettingRow
  one_time_links: OneTimeLinkRow
}

type Flag = 0 | 1

export interface AccountRow {
  id: string
  name: string
  created_at: string
}

export interface AccountMemberRow {
  account_id: string
  operator_id: string
  role: 'owner' | 'manager' | 'designer' | 'auditor'
  created_at: string
}

export interface InvitationRow {
  account_id: string
  id: string
  email: string
  role: AccountMemberRow['role']
  /** SHA-256 of the link's token, hexadecimal. */
  token_digest: string
  created_by: string
  created_at: string
  expires_at: string
  accepted_at: string | null
}

export interface ScimServerRow {
  account_id: string
  id: string
  name: string
  state: 'connected' | 'disconnected'
  /** ScimServerSettings as JSON. */
  settings: string
  created_at: string
  created_by: string
  /** Whether changes of it are held now, so that who comes back is looked for. */
  holding?: Flag | undefined
}

/** A Secret Token (`scim`) or a client secret (`client`). */
export interface ScimTokenRow {
  scim_server_id: string
  id: string
  kind: 'scim' | 'client'
  /** SHA-256 of the whole token, hexadecimal. */
  digest: string
  /** The token itself, sealed with the installation's key. */
  sealed: string
  /** The token's end, to tell two apart. */
  hint: string
  created_by: string
  created_at: string
  last_used_at: string | null
  revoked_at: string | null
  expires_at: string | null
}

/** Whose signed assertions a SCIM server takes instead of a secret. */
export interface WorkloadIdentityRow {
  scim_server_id: string
  cloud: 'global' | 'usGovernment' | 'china' | 'operator'
  tenant_id: string
  /** The `appid` or `azp` of the assertions. */
  application_id: string
  /** The `sub` of the assertions; null: anything that the application signs for. */
  subject: string | null
  /** Whether Entra's own token may be sent with each call, without the token endpoint. */
  direct: Flag
  created_by: string
  created_at: string
  last_used_at: string | null
  /** Why the newest assertion with a good signature was refused. */
  last_refusal: string | null
  last_refused_at: string | null
}

/** An assertion that was used: it opens the door once. */
export interface UsedAssertionRow {
  scim_server_id: string
  /** SHA-256, hexadecimal. */
  digest: string
  expires_at: string
}

/** A user or a group. `document` is the JSON that the client sent. */
export interface ResourceRow {
  scim_server_id: string
  id: string
  account_id: string
  kind: 'User' | 'Group'
  /** Users: userName; groups: displayName; lower-cased. Unique per SCIM server and kind. */
  unique_key: string
  /** What lists show and sort by: displayName, else the person's name, else userName. */
  display_name: string
  name_key: string
  title_key: string
  department_key: string
  active: Flag
  source: 'scim' | 'manual'
  manager_id: string | null
  member_count: number
  version: number
  created_at: string
  last_modified: string
  /** When the person became inactive; null while active. */
  inactive_since: string | null
  document: string
}

export interface MemberRow {
  scim_server_id: string
  group_id: string
  member_id: string
  member_kind: 'User' | 'Group'
  display: string | null
  added_at: string
}

/** One leaf of a resource's JSON. */
export interface AttributeValueRow {
  scim_server_id: string
  resource_id: string
  /** Lower-case path without element numbers: `emails.value`, `urn:…:user:department`. */
  path: string
  /** Element of the outermost array, 0 where there is none. */
  element: number
  /** Tells leaves of the same path and element apart; nearly always 0. */
  position: number
  kind: 'User' | 'Group'
  /** Lower-cased text, cut to 200 characters for the index. */
  key: string
  /** The whole lower-cased text where `key` was cut; null where `key` is whole. */
  folded: string | null
  /** The value as text: strings as sent, `true`, `false`, numbers as JSON writes them. */
  value: string
  value_type: 'string' | 'number' | 'boolean'
  /** Numbers, and instants in milliseconds since 1970 where a string is a dateTime. */
  number: number | null
}

export interface ActivityTableRow {
  scim_server_id: string
  /** UUIDv7: sorts by time. */
  id: string
  account_id: string
  at: string
  kind: string
  outcome: 'ok' | 'refused'
  actor: string
  subject_id: string | null
  subject_kind: 'User' | 'Group' | null
  subject_name: string | null
  /** What the plain words need (paths that changed, the member's name …), as JSON. */
  facts: string
  status: number | null
  method: string | null
  path: string | null
  request_body: string | null
  answer_body: string | null
  detail: string | null
  request_id: string
}

/** The outbox, and the history of each resource. */
export interface ChangeRow {
  scim_server_id: string
  id: string
  account_id: string
  resource_id: string
  resource_kind: 'User' | 'Group'
  kind: string
  at: string
  by: string
  activity_id: string | null
  /** `[{ path, before, after }]` as JSON. */
  changes: string
}

export interface ReadSummaryRow {
  scim_server_id: string
  hour: string
  kind: string
  resource_kind: string
  account_id: string
  count: number
  hits: number
  last_at: string
}

/** Where versions before the chain write; emptied into `audit_entries`. */
export interface AuditRow {
  account_id: string
  id: string
  at: string
  operator_id: string
  operator_name: string
  action: string
  subject: string
  detail: string
}

/** Installation-wide. */
export interface SettingRow {
  key: string
  value: string
  sealed: Flag
}

export interface OneTimeLinkRow {
  /** SHA-256 of the link's token, hexadecimal. */
  digest: string
  purpose: 'setup' | 'sign-in'
  operator_id: string | null
  created_at: string
  expires_at: string
  used_at: string | null
}
