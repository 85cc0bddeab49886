/**
 * By which column each table is spread when PostgreSQL runs over several nodes (Citus, or an engine with the same idea).
 * `everywhere`: small, read by all, kept whole on each node. Every key of a spread table begins with its column; the test
 * beside holds the live schema to that.
 */
export const distribution = {
  account_members: 'account_id',
  accounts: 'everywhere',
  activity: 'scim_server_id',
  api_keys: 'everywhere',
  attribute_values: 'scim_server_id',
  audit: 'account_id',
  audit_chains: 'account_id',
  audit_checkpoints: 'account_id',
  audit_entries: 'account_id',
  audit_heads: 'account_id',
  changes: 'scim_server_id',
  connect_setups: 'scim_server_id',
  connect_things: 'scim_server_id',
  delivery_messages: 'account_id',
  delivery_webhooks: 'account_id',
  departures: 'scim_server_id',
  dry_run_people: 'account_id',
  erasures: 'account_id',
  health_attempts: 'account_id',
  health_conditions: 'scim_server_id',
  health_cycles: 'scim_server_id',
  health_losses: 'scim_server_id',
  health_notices: 'account_id',
  health_settings: 'account_id',
  health_traffic: 'scim_server_id',
  health_watch: 'scim_server_id',
  health_webhooks: 'account_id',
  health_without_email: 'scim_server_id',
  held_batches: 'scim_server_id',
  held_decisions: 'scim_server_id',
  invitations: 'everywhere',
  loss_windows: 'scim_server_id',
  members: 'scim_server_id',
  one_time_links: 'everywhere',
  portal_links: 'account_id',
  portal_sessions: 'account_id',
  read_summaries: 'scim_server_id',
  resources: 'scim_server_id',
  retention_settings: 'account_id',
  scim_servers: 'everywhere',
  scim_tokens: 'scim_server_id',
  settings: 'everywhere',
  signature_change_sets: 'account_id',
  signature_changes: 'account_id',
  signature_files: 'account_id',
  signature_followers: 'account_id',
  signature_jobs: 'account_id',
  signature_people: 'account_id',
  signature_photos: 'account_id',
  signature_values: 'account_id',
  signature_versions: 'account_id',
  signatures: 'account_id',
  used_assertions: 'scim_server_id',
  workload_identities: 'scim_server_id',
} as const satisfies Readonly<Record<string, 'scim_server_id' | 'account_id' | 'everywhere'>>

/** @returns the statements that spread an empty, migrated database with Citus */
export function citusStatements(): string[] {
  return Object.entries(distribution).map(([table, column]) =>
    column === 'everywhere'
      ? `SELECT create_reference_table('${table}');`
      : `SELECT create_distributed_table('${table}', '${column}');`,
  )
}
