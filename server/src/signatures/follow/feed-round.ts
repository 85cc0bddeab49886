import type { Kysely } from 'kysely'
import type { FeedChange } from '../../directory/index.ts'
import type { Tables } from '../../storage/index.ts'
import { readsManager } from '../compose/index.ts'
import { type Follower, idBefore, moveCursor, timeOf } from './followers.ts'
import type { AccountLease } from './lease.ts'
import { addRenderJob } from './render-input.ts'
import { pageOf, type Scope, withGroupsBelow } from './scope.ts'
import { lookAndStore, type SliceParts, sliceSize } from './slice.ts'
import { type Touched, touchedBy } from './touched.ts'

/** Changes that are read at once. */
const batchSize = 200

/** More people than this behind one batch of changes are looked at by a job, so that single changes do not wait for them. */
const fewPeople = 200

/** A transaction that takes longer than this, in milliseconds, is seen when its changes are settled. */
const lateCommit = 1500

/** Follows one SCIM server. What was looked at while it was young is remembered, so that it is not looked at twice. */
export class FeedRound {
  readonly #parts: SliceParts
  readonly #accountId: string
  readonly #scimServerId: string
  /** Changes that are in the signatures, although the cursor is not past them. */
  readonly #seen = new Set<string>()
  /** The newest change that was ever looked at. */
  #youngest = ''
  /** When the oldest change happened that is in no signature yet; null: none waits. */
  oldestWaiting: string | null = null

  constructor(parts: SliceParts, accountId: string, scimServerId: string) {
    this.#parts = parts
    this.#accountId = accountId
    this.#scimServerId = scimServerId
  }

  /** Whether there is something that no signature has yet. One or two rows are read. */
  async isWaiting({ cursor }: Follower): Promise<boolean> {
    const feed = this.#parts.feed(this.#accountId, this.#scimServerId)
    if ((await feed.next(cursor, 1)).cursor !== cursor) return true
    const newest = await this.#parts.database.read
      .selectFrom('changes')
      .select('id')
      .where('scim_server_id', '=', this.#scimServerId)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
    return newest !== undefined && newest.id > cursor && newest.id > this.#youngest
  }

  /** One batch of what is settled, or else everything that is young. */
  async run(lease: AccountLease, { cursor }: Follower): Promise<{ more: boolean; jobs: boolean }> {
    const settled = await this.#settled(lease, cursor)
    return settled ?? { more: false, jobs: await this.#young(lease, cursor) }
  }

  async #settled(lease: AccountLease, from: string): Promise<{ more: boolean; jobs: boolean } | null> {
    const feed = this.#parts.feed(this.#accountId, this.#scimServerId)
    const { changes, cursor } = await feed.next(from, batchSize)
    if (cursor === null || cursor === from) return null
    const unseen = changes.filter(({ id }) => !this.#seen.has(id))
    const move = (tx: Kysely<Tables>) =>
      moveCursor(tx, this.#accountId, this.#scimServerId, cursor, this.#parts.clock.now())
    const jobs = await this.#take(lease, unseen, move)
    for (const id of this.#seen) if (id <= cursor) this.#seen.delete(id)
    return { more: true, jobs }
  }

  /** At once, and again when they are settled unless this process remembers: a stop in between loses nothing. */
  async #young(lease: AccountLease, cursor: string): Promise<boolean> {
    const feed = this.#parts.feed(this.#accountId, this.#scimServerId)
    const late = this.#youngest === '' ? '' : idBefore(timeOf(this.#youngest) - lateCommit)
    let after = late > cursor ? late : cursor
    let jobs = false
    for (;;) {
      const { changes, cursor: last } = await feed.young(after, batchSize)
      if (last === null || last === after) return jobs
      const unseen = changes.filter(({ id }) => !this.#seen.has(id))
      if (unseen.length > 0) jobs = (await this.#take(lease, unseen)) || jobs
      for (const { id } of unseen) this.#seen.add(id)
      if (last > this.#youngest) this.#youngest = last
      after = last
    }
  }

  /** @returns whether a job was added for very many people */
  async #take(
    lease: AccountLease,
    changes: readonly FeedChange[],
    along?: (tx: Kysely<Tables>) => Promise<void>,
  ): Promise<boolean> {
    const { database, clock, composers } = this.#parts
    this.oldestWaiting = changes[0]?.at ?? null
    const { configuration } = await composers.newest(database.read, this.#accountId)
    const touched = touchedBy(changes, readsManager(configuration))
    const { few, many } = await this.#fanOut(touched)
    const ids = [...new Set([...touched.people, ...few])].sort()
    const last = async (tx: Kysely<Tables>) => {
      for (const scope of many) await addRenderJob(tx, this.#accountId, { scope, cause: 'directory' }, clock.now())
      await along?.(tx)
    }
    for (let at = 0; at + sliceSize < ids.length; at += sliceSize)
      await lookAndStore(this.#parts, lease, ids.slice(at, at + sliceSize), byDirectory)
    const rest = ids.slice(Math.max(0, Math.ceil(ids.length / sliceSize) - 1) * sliceSize)
    if (rest.length > 0 || many.length > 0 || along) await lookAndStore(this.#parts, lease, rest, byDirectory, last)
    this.oldestWaiting = null
    return many.length > 0
  }

  async #fanOut({ groups, managers, everybody }: Touched): Promise<{ few: string[]; many: Scope[] }> {
    const { database } = this.#parts
    const scimServerId = this.#scimServerId
    if (everybody) return { few: [], many: [{ kind: 'everybody', scimServerId }] }
    const scopes: Scope[] = []
    if (groups.size > 0) {
      const groupIds = await withGroupsBelow(database.read, scimServerId, groups)
      scopes.push({ kind: 'members', scimServerId, groupIds })
    }
    if (managers.size > 0) scopes.push({ kind: 'reports', scimServerId, managerIds: [...managers].sort() })
    const [few, many]: [string[], Scope[]] = [[], []]
    for (const scope of scopes) {
      const ids = await this.#ifFew(scope)
      if (ids === null) many.push(scope)
      else few.push(...ids)
    }
    return { few, many }
  }

  /** Null: there are too many of them. */
  async #ifFew(scope: Scope): Promise<string[] | null> {
    const ids: string[] = []
    let cursor: string | null = null
    do {
      const page = await pageOf(this.#parts.database, this.#accountId, scope, cursor, fewPeople + 1)
      ids.push(...page.ids)
      cursor = page.cursor
    } while (cursor !== null && ids.length <= fewPeople)
    return ids.length > fewPeople ? null : ids
  }
}

const byDirectory = (): string => 'directory'
