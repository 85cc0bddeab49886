import { type Clock, newId } from '../../base/index.ts'
import type { ConnectSetupRow, Database } from '../../storage/index.ts'
import type { Choices } from '../choices.ts'
import { ConnectProblem, type ProblemWords } from '../problem.ts'
import { readSetup, type Setup } from './setup.ts'
import { readThings, type Thing, type ThingKind, type ThingState } from './things.ts'

export interface BookParts {
  readonly database: Database
  readonly clock: Clock
  readonly accountId: string
  readonly scimServerId: string
  /** Names this process. */
  readonly runner: string
  /** So long a process that was silent is still believed to work on it, in milliseconds. */
  readonly lease: number
}

export interface Entry {
  readonly kind: ThingKind
  readonly key?: string
  readonly entraId?: string | null
  readonly name: string
  readonly state: ThingState
  readonly details?: Readonly<Record<string, unknown>>
}

/** The bookkeeping of one SCIM server: what is in the database is all that a process which starts anew knows. */
export interface Book {
  setup(): Promise<Setup | null>
  things(): Promise<Thing[]>
  thing(kind: ThingKind, key?: string): Promise<Thing | null>
  /** Takes the work, or takes it over from a process that has died. @throws {ConnectProblem} entra-busy */
  take(state: 'running' | 'undoing', choices: Choices, who: Who): Promise<void>
  /** Says that this process is still at it. False: another one has taken over. */
  renew(): Promise<boolean>
  /** Gives the work back. */
  leave(state: ConnectSetupRow['state'], problem: ProblemWords | null): Promise<void>
  /** Written before a call and after it; the same kind and key is one row. */
  note(entry: Entry): Promise<void>
}

export interface Who {
  /** The operator in Dynasend. */
  readonly operator: string
  /** The name in Entra; empty where it is not known. */
  readonly entra: string
  readonly tenantId: string
}

export function openBook(parts: BookParts): Book {
  const { database, clock, accountId, scimServerId } = parts
  const time = (ahead = 0): string => new Date(clock.now() + ahead).toISOString()
  let by = ''
  const things = async (): Promise<Thing[]> => readThings(database.read, scimServerId)
  const change = async (values: Partial<ConnectSetupRow>): Promise<boolean> => {
    const rows = await database.write((tx) =>
      tx
        .updateTable('connect_setups')
        .set(values)
        .where('scim_server_id', '=', scimServerId)
        .where('runner', '=', parts.runner)
        .returning('scim_server_id')
        .execute(),
    )
    return rows.length > 0
  }
  return {
    setup: async () => readSetup(database.read, scimServerId),
    things,
    thing: async (kind, key = '') => (await things()).find((one) => one.kind === kind && one.key === key) ?? null,
    async take(state, choices, who) {
      by = who.operator
      await take(parts, state, choices, who, time)
    },
    renew: async () => change({ runner_until: time(parts.lease) }),
    async leave(state, problem) {
      await change({
        state,
        problem: problem === null ? null : JSON.stringify(problem),
        changed_at: time(),
        ended_at: state === 'connected' || state === 'undone' ? time() : null,
        runner_until: time(),
      })
    },
    async note({ kind, key = '', entraId = null, name, state, details = {} }) {
      const values = { entra_id: entraId, name, state, by, at: time(), details: JSON.stringify(details) }
      const owner = { scim_server_id: scimServerId, account_id: accountId, kind, key }
      await database.write((tx) =>
        tx
          .insertInto('connect_things')
          .values({ ...owner, id: newId(clock.now()), ...values })
          .onConflict((conflict) => conflict.columns(['scim_server_id', 'kind', 'key']).doUpdateSet(values))
          .execute(),
      )
    },
  }
}

async function take(
  { database, accountId, scimServerId, runner, lease }: BookParts,
  state: 'running' | 'undoing',
  choices: Choices,
  who: Who,
  time: (ahead?: number) => string,
): Promise<void> {
  const now = time()
  const values = {
    state,
    choices: JSON.stringify(choices),
    cloud: choices.cloud,
    tenant_id: who.tenantId,
    began_at: now,
    began_by: who.operator,
    entra_name: who.entra,
    changed_at: now,
    ended_at: null,
    problem: null,
    runner,
    runner_until: time(lease),
  }
  const taken = await database.write(async (tx) => {
    const done = await tx
      .insertInto('connect_setups')
      .values({ scim_server_id: scimServerId, account_id: accountId, ...values })
      .onConflict((conflict) =>
        conflict
          .column('scim_server_id')
          .doUpdateSet(values)
          .where((of) =>
            of.or([of('connect_setups.runner_until', '<=', now), of('connect_setups.runner', '=', runner)]),
          ),
      )
      .returning('scim_server_id')
      .execute()
    return done.length > 0
  })
  if (!taken) throw busy()
}

function busy(): ConnectProblem {
  return new ConnectProblem({
    code: 'entra-busy',
    message: 'Somebody else is setting this SCIM server up at this moment.',
    whatToDo: 'Wait until they are done. If their process has died, it can be taken over some seconds later.',
  })
}
