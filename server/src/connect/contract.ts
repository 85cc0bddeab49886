/** What the room offers to `admin`. */
import type { AccountDirectory, Actor } from '../directory/operator-contract.ts'
import type { Choices } from './choices.ts'
import type { CloudName } from './graph/clouds.ts'
import type { Purpose } from './permissions.ts'
import type { Setup } from './records/setup.ts'
import type { Thing } from './records/things.ts'
import type { FoundGroup, FoundPerson } from './session/directory-search.ts'
import type { SessionView } from './session/session.ts'

export interface ConnectView {
  /** The bookkeeping; null: nobody began. */
  readonly setup: Omit<Setup, 'runner' | 'runnerUntil'> | null
  readonly things: readonly Thing[]
  /** It was begun, and no process is at it any more. */
  readonly isInterrupted: boolean
  readonly session: SessionView | null
  /** Microsoft Graph's address is not Microsoft's: a rehearsal. */
  readonly isRehearsal: boolean
}

export interface SignInWish {
  readonly purpose: Purpose
  readonly cloud: CloudName
  /** Id or domain; empty lets the person decide. */
  readonly tenant: string
  /** The permission to make a group is only asked for when it is needed. */
  readonly makesGroup: boolean
}

/** Setting up one SCIM server in Entra, from the dashboard. Foreign ids are the caller's to refuse. */
export interface ServerConnect {
  view(): Promise<ConnectView>
  /** Begins a sign-in, in place of an earlier one. @throws {ConnectProblem} */
  signIn(wish: SignInWish, actor: Actor): Promise<void>
  /** Stops what runs here and forgets the sign-in. */
  signOut(): Promise<void>
  /** @throws {ConnectProblem} entra-sign-in */
  people(search: string): Promise<readonly FoundPerson[]>
  /** @throws {ConnectProblem} entra-sign-in */
  groups(search: string): Promise<readonly FoundGroup[]>
  /** Each begins the work and returns; the view shows how it goes. @throws {ConnectProblem} entra-sign-in, entra-busy */
  plan(choices: Choices): Promise<void>
  connect(choices: Choices): Promise<void>
  check(): Promise<void>
  planUndo(): Promise<void>
  undo(): Promise<void>
}

export interface Connect {
  server(account: AccountDirectory, accountId: string, scimServerId: string): ServerConnect
  /** Stops every run; each goes on after a new sign-in. */
  close(): Promise<void>
}
