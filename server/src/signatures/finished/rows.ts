import type { SignatureChangeRow, SignaturePersonRow } from '../../storage/index.ts'
import type { CompositionProblem, Decisions } from '../model/composition.ts'
import type { FinishedChange, FinishedPerson } from './contract.ts'

export const toPerson = (row: SignaturePersonRow): FinishedPerson => ({
  personId: row.person_id,
  scimServerId: row.scim_server_id,
  email: row.email_key,
  nameKey: row.name_key,
  state: row.state,
  version: Number(row.version),
  locationId: row.location_id,
  programId: row.program_id,
  decisions: JSON.parse(row.given) as Decisions | null,
  problems: JSON.parse(row.problems) as CompositionProblem[],
  hash: row.hash,
  address: row.address,
  changedAt: row.changed_at,
  renderedAt: row.rendered_at,
  dueAt: row.due_at,
})

export const toChange = (row: SignatureChangeRow): FinishedChange => ({
  id: row.id,
  personId: row.person_id,
  kind: row.kind,
  email: row.email,
  hash: row.hash,
  cause: row.cause,
  at: row.at,
})
