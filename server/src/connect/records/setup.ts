import type { Kysely } from 'kysely'
import type { ConnectSetupRow, Tables } from '../../storage/index.ts'
import { Choices, defaultChoices } from '../choices.ts'
import type { ProblemWords } from '../problem.ts'

/** How the setting up of a SCIM server stands. */
export interface Setup {
  readonly state: ConnectSetupRow['state']
  readonly choices: Choices
  /** Empty until somebody signed in. */
  readonly tenantId: string
  readonly beganAt: string
  readonly beganBy: string
  /** In whose name in Entra; empty where the sign-in did not say. */
  readonly entraName: string
  readonly changedAt: string
  readonly endedAt: string | null
  readonly problem: ProblemWords | null
  /** Until then another process leaves it alone. */
  readonly runnerUntil: string
  readonly runner: string
}

export function toSetup(row: ConnectSetupRow): Setup {
  return {
    state: row.state,
    choices: Choices.catch(defaultChoices).parse({ ...defaultChoices, ...(JSON.parse(row.choices) as object) }),
    tenantId: row.tenant_id,
    beganAt: row.began_at,
    beganBy: row.began_by,
    entraName: row.entra_name,
    changedAt: row.changed_at,
    endedAt: row.ended_at,
    problem: row.problem === null ? null : (JSON.parse(row.problem) as ProblemWords),
    runnerUntil: row.runner_until,
    runner: row.runner,
  }
}

/** Null: nobody began to set this SCIM server up. */
export async function readSetup(db: Kysely<Tables>, scimServerId: string): Promise<Setup | null> {
  const row = await db
    .selectFrom('connect_setups')
    .selectAll()
    .where('scim_server_id', '=', scimServerId)
    .executeTakeFirst()
  return row === undefined ? null : toSetup(row)
}
