/** Rows of held changes; the conventions are those of `tables.ts`. */
export interface HeldTables {
  loss_windows: LossWindowRow
  held_batches: HeldBatchRow
  held_decisions: HeldDecisionRow
  departures: DepartureRow
}

/** How much was lost in the last hour: counted as it happens, so that nothing has to be counted later. */
export interface LossWindowRow {
  scim_server_id: string
  /** Empty: the people of the SCIM server; else a group's id. */
  subject: string
  account_id: string
  /** JSON. */
  state: string
}

/** Losses that came together and were too many. */
export interface HeldBatchRow {
  scim_server_id: string
  id: string
  account_id: string
  /** `closed`: nothing of it is held any more. */
  state: 'open' | 'closed'
  began_at: string
  last_at: string
  closed_at: string | null
  /** Why it was opened, with the numbers, as JSON. */
  cause: string
  /** How much came into it. */
  people: number
  memberships: number
  groups: number
  /** How much of it is still held. */
  held_people: number
  held_changes: number
}

/** One decision about a batch, or about some of its people; carried out piece by piece. */
export interface HeldDecisionRow {
  scim_server_id: string
  id: string
  account_id: string
  batch_id: string
  kind: 'release' | 'restore'
  at: string
  /** The operator's name. */
  by: string
  people: number
  changes: number
  done: number
  /** Of those done: could not be put back, because their name belongs to somebody else by now. */
  refused: number
  done_at: string | null
}

/** Something that a SCIM client took away: a person, a membership, a group, a manager link. Kept as it was before. */
export interface DepartureRow {
  scim_server_id: string
  /** UUIDv7: sorts by time. */
  id: string
  account_id: string
  /** Empty: it took effect at once. */
  batch_id: string
  /** Empty: nobody has decided. */
  decision_id: string
  kind: 'deactivated' | 'deleted' | 'groupDeleted' | 'managerLost' | 'memberRemoved'
  /** `ended`: it came back by itself. `refused`: it could not be put back. */
  state: 'passed' | 'held' | 'released' | 'restored' | 'ended' | 'refused'
  /** Empty while it is passed or held, else the id: one at a time for each person and group. */
  live_key: string
  /** Empty for a group. */
  person_id: string
  /** Of `managerLost`: the manager's id. Empty for a person. */
  group_id: string
  at: string
  request_id: string
  /** The row of `changes` that tells of it. */
  change_id: string | null
  name: string
  name_key: string
  group_name: string
  /** userName of a person, displayName of a group, lower-cased; empty for the others. */
  user_key: string
  external_key: string
  department: string
  member_kind: 'User' | 'Group' | null
  display: string | null
  added_at: string | null
  /** The JSON before it left. */
  document: string | null
  created_at: string | null
  /** The version after it left. */
  version: number
}
