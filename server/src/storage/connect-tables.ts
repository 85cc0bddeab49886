/** Rows of the room `connect`; the conventions are those of `tables.ts`. */
export interface ConnectTables {
  connect_setups: ConnectSetupRow
  connect_things: ConnectThingRow
}

/** The setting up of one SCIM server in its Entra tenant: at most one for each SCIM server. */
export interface ConnectSetupRow {
  scim_server_id: string
  account_id: string
  state: 'running' | 'stopped' | 'connected' | 'undoing' | 'undone'
  /** What was chosen, as JSON. Never a secret. */
  choices: string
  cloud: string
  /** Empty until somebody has signed in. */
  tenant_id: string
  began_at: string
  /** Who began it, and in whose name in Entra. */
  began_by: string
  entra_name: string
  changed_at: string
  ended_at: string | null
  /** Why it stopped, as JSON. */
  problem: string | null
  /** Which process works on it; another leaves it alone until then. */
  runner: string
  runner_until: string
}

/** One thing in Entra that the setting up made, changed or found. Written before the call and after it. */
export interface ConnectThingRow {
  scim_server_id: string
  id: string
  account_id: string
  kind: 'application' | 'job' | 'mapping' | 'secrets' | 'group' | 'assignment' | 'start'
  /** Unique within its kind, for example whose assignment it is; mostly empty. */
  key: string
  /** Null while it is not known whether the call was done. */
  entra_id: string | null
  name: string
  state: 'intended' | 'made' | 'changed' | 'found' | 'removed'
  by: string
  at: string
  /** What undoing or going on needs, as JSON. Never a secret. */
  details: string
}
