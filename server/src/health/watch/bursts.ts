/**
 * Tells Entra's cycles apart in the stream of calls. Pure. Two facts lead it: each cycle (and each provision on demand)
 * begins with a probe for somebody who does not exist, and cycles begin 20 to 40 minutes apart (Microsoft: "How
 * provisioning works", "How long will it take to provision users").
 */

/** One call, or the reads of a minute, in the order of time. */
export interface CallEvent {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly kind: 'probe' | 'reads' | 'refused' | 'write'
  /** How many calls it stands for. A probe is among the reads and stands for none. */
  readonly calls: number
  /** What a write did; empty for the others. */
  readonly did: string
  readonly subjectId: string | null
  readonly subjectKind: 'User' | 'Group' | null
  /** Of a refusal: whether it was to change something. */
  readonly wasWrite: boolean
}

/** Calls that belong together. Times are milliseconds since 1970. */
export interface Burst {
  readonly id: string
  readonly began: number
  ended: number
  created: number
  updated: number
  disabled: number
  deleted: number
  groupChanges: number
  failed: number
  refused: number
  requests: number
  /** Whether anything but probes and reads came. */
  changed: boolean
  /** Ids of the people and groups that were touched, as many as tell small from large. */
  people: string[]
  groups: string[]
}

/** What is remembered between two batches of calls. */
export interface Rhythm {
  burst: Burst | null
  lastCall: number | null
  /** When the last burst of any kind began that is closed. */
  lastBurstBegan: number | null
  lastCycleBegan: number | null
}

export interface ClosedBurst extends Burst {
  readonly kind: 'cycle' | 'byHand'
}

const minute = 60_000
/** Without a call for so long, a cycle is over. */
const pause = 15 * minute
/** A probe after so long a silence begins something new, whatever came before. */
const silent = 2 * minute
/** The same after something was changed: the probes of one connection test follow each other closely. */
const breath = 5_000
/** Entra leaves at least 20 minutes between the beginnings of two cycles. */
const shortestCycle = 18 * minute
/** Provision on demand takes one person, or one group with up to five members. */
const byHandMembers = 5
const remembered = byHandMembers + 1

const counters: Readonly<Record<string, 'created' | 'updated' | 'disabled' | 'deleted'>> = {
  created: 'created',
  updated: 'updated',
  reactivated: 'updated',
  deactivated: 'disabled',
  deleted: 'deleted',
}

/** Adds calls to the rhythm. @param newId makes the id of a new burst @returns the bursts that have ended */
export function follow(rhythm: Rhythm, events: readonly CallEvent[], newId: (at: number) => string): ClosedBurst[] {
  const closed: ClosedBurst[] = []
  for (const event of events) {
    if (rhythm.burst !== null && beginsAnew(rhythm, rhythm.burst, event)) closed.push(close(rhythm, rhythm.burst))
    rhythm.burst ??= emptyBurst(newId(event.at), event.at)
    count(rhythm.burst, event)
    rhythm.burst.ended = Math.max(rhythm.burst.ended, event.at)
    rhythm.lastCall = Math.max(rhythm.lastCall ?? 0, event.at)
  }
  return closed
}

/** The burst that has been silent for long enough by `now`, if there is one. */
export function closeSilent(rhythm: Rhythm, now: number): ClosedBurst[] {
  if (rhythm.burst === null || now - rhythm.burst.ended <= pause) return []
  return [close(rhythm, rhythm.burst)]
}

function beginsAnew(rhythm: Rhythm, burst: Burst, event: CallEvent): boolean {
  const silence = event.at - (rhythm.lastCall ?? event.at)
  if (silence > pause) return true
  return event.kind === 'probe' && (silence >= silent || (silence >= breath && burst.changed))
}

/** What a burst is, as far as it is known now. */
export function kindOf(rhythm: Rhythm, burst: Burst): ClosedBurst['kind'] {
  if (!isSmall(burst)) return 'cycle'
  if (rhythm.lastCycleBegan !== null) {
    return burst.began - rhythm.lastCycleBegan < shortestCycle ? 'byHand' : 'cycle'
  }
  // Before the first cycle only the exact rhythm of 40 minutes tells an empty cycle from a connection test.
  const since = rhythm.lastBurstBegan === null ? 0 : burst.began - rhythm.lastBurstBegan
  return since >= 36 * minute && since <= 44 * minute ? 'cycle' : 'byHand'
}

function isSmall({ people, groups }: Burst): boolean {
  if (groups.length === 0) return people.length <= 1
  return groups.length === 1 && people.length <= byHandMembers
}

function close(rhythm: Rhythm, burst: Burst): ClosedBurst {
  const kind = kindOf(rhythm, burst)
  rhythm.burst = null
  rhythm.lastBurstBegan = burst.began
  if (kind === 'cycle') rhythm.lastCycleBegan = burst.began
  return { ...burst, kind }
}

function emptyBurst(id: string, began: number): Burst {
  const counts = { created: 0, updated: 0, disabled: 0, deleted: 0, groupChanges: 0, failed: 0, refused: 0 }
  return { id, began, ended: began, ...counts, requests: 0, changed: false, people: [], groups: [] }
}

function count(burst: Burst, event: CallEvent): void {
  burst.requests += event.calls
  if (event.kind === 'probe' || event.kind === 'reads') return
  burst.changed = true
  if (event.kind === 'refused') {
    burst.refused++
    if (event.wasWrite) burst.failed++
    return
  }
  if (event.subjectKind === 'Group') burst.groupChanges++
  const counter = event.subjectKind === 'User' ? counters[event.did] : undefined
  if (counter !== undefined) burst[counter]++
  if (event.subjectId === null) return
  const touched = event.subjectKind === 'Group' ? burst.groups : burst.people
  if (touched.length < remembered && !touched.includes(event.subjectId)) touched.push(event.subjectId)
}
