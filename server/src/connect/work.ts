import { randomUUID } from 'node:crypto'
import { type Clock } from '../base/index.ts'
import type { AccountDirectory, Actor } from '../directory/operator-contract.ts'
import type { Database } from '../storage/index.ts'
import { createGraphClient, type TokenSource } from './graph/client.ts'
import type { CloudAddresses, CloudName } from './graph/clouds.ts'
import { clouds } from './graph/clouds.ts'
import { openBook } from './records/book.ts'
import { leaseTime } from './run/holding.ts'
import type { RunParts } from './run/parts.ts'
import type { RunView } from './run/view.ts'
import { type Patience, usualPatience } from './steps/step.ts'
import { targetOf } from './target.ts'

/** What the room works with. */
export interface ConnectParts {
  readonly database: Database
  readonly clock: Clock
  /** Without a slash at the end. */
  readonly publicUrl: string
  /** Instead of Microsoft's own, for the rehearsal. */
  readonly addresses: CloudAddresses | null
  readonly patience?: Patience
}

export const addressesOf = ({ addresses }: Pick<ConnectParts, 'addresses'>, cloud: CloudName): CloudAddresses =>
  addresses ?? clouds[cloud]

export interface Work {
  readonly account: AccountDirectory
  readonly accountId: string
  readonly scimServerId: string
  readonly actor: Actor
  readonly cloud: CloudName
  readonly tokens: TokenSource
  readonly signal: AbortSignal
  readonly onChange: (view: RunView) => void
}

/** Names this process in the bookkeeping. */
const runner = randomUUID()

/** Everything that a run needs, for one SCIM server and one sign-in. */
export function runPartsOf(parts: ConnectParts, work: Work): RunParts {
  const { database, clock, publicUrl, patience = usualPatience } = parts
  const { account, accountId, scimServerId, actor, tokens, signal, onChange } = work
  const now = (): string => new Date(clock.now()).toISOString()
  return {
    graph: createGraphClient({ address: addressesOf(parts, work.cloud).graph, tokens, signal }),
    book: openBook({ database, clock, accountId, scimServerId, runner, lease: leaseTime }),
    target: targetOf(account, scimServerId, publicUrl, actor, now),
    patience,
    now: () => clock.now(),
    onChange,
  }
}
