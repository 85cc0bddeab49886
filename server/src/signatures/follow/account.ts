import { createHash } from 'node:crypto'
import { version as productVersion } from '../../base/index.ts'
import { newestNumber, starterVersion, treeText } from '../book/index.ts'
import { jobsOf } from '../jobs/index.ts'
import type { Desks } from './desk.ts'
import { FeedRound } from './feed-round.ts'
import { type Follower, followersOf, followNewServers } from './followers.ts'
import { type AccountLease, ofAccount, proveLease } from './lease.ts'
import { addRenderJob, readInput } from './render-input.ts'
import { lookAndStore, type SliceParts, sliceSize } from './slice.ts'

/** What one pass over an account came to. */
export interface Pass {
  /** More waits: come again at once. */
  readonly more: boolean
  /** Jobs were added. */
  readonly jobs: boolean
}

/** Everything that changes signatures of one account by itself: the directory, dates and own values, new versions. */
export class FollowedAccount {
  readonly #parts: SliceParts
  readonly #desks: Desks
  readonly #accountId: string
  readonly #feeds = new Map<string, FeedRound>()

  constructor(parts: SliceParts, desks: Desks, accountId: string) {
    this.#parts = parts
    this.#desks = desks
    this.#accountId = accountId
  }

  /** Whether there is anything to do. Reads a handful of rows and takes no lease. */
  async isWaiting(): Promise<boolean> {
    const { database } = this.#parts
    const followers = await followersOf(database.read, this.#accountId)
    const servers = await database.read
      .selectFrom('scim_servers')
      .select('id')
      .where('account_id', '=', this.#accountId)
      .execute()
    if (servers.some(({ id }) => !followers.some(({ scimServerId }) => scimServerId === id))) return true
    for (const follower of followers) if (await this.#feed(follower).isWaiting(follower)) return true
    if (servers.length === 0) return false
    return (await this.#due(1)).length > 0 || (await this.#isOutdated()) || (await this.#needsVersionJob()) !== null
  }

  /** One pass: a batch of each. @throws {LeaseLostError} when another process has the account */
  async run(): Promise<Pass> {
    const { database, clock } = this.#parts
    let [more, jobs] = [false, false]
    await this.#desks.work(this.#accountId, async (lease) => {
      const known = await followersOf(database.read, this.#accountId)
      jobs = await followNewServers(database, lease, known, clock.now())
      jobs = (await this.#renewOutdated(lease)) || jobs
    })
    for (const follower of await followersOf(database.read, this.#accountId)) {
      const feed = this.#feed(follower)
      const ran = await this.#desks.work(this.#accountId, (lease) => feed.run(lease, follower))
      more ||= ran.more
      jobs ||= ran.jobs
    }
    more = (await this.#lookAtDue()) || more
    jobs = (await this.#addVersionJob()) || jobs
    return { more, jobs }
  }

  /** When the oldest change happened that waits; null: none does. */
  get oldestWaiting(): string | null {
    const waiting = [...this.#feeds.values()].flatMap(({ oldestWaiting }) => oldestWaiting ?? [])
    return waiting.sort()[0] ?? null
  }

  #feed({ scimServerId }: Follower): FeedRound {
    const known = this.#feeds.get(scimServerId)
    if (known) return known
    const feed = new FeedRound(this.#parts, this.#accountId, scimServerId)
    this.#feeds.set(scimServerId, feed)
    return feed
  }

  async #due(limit: number): Promise<string[]> {
    const rows = await this.#parts.database.read
      .selectFrom('signature_people')
      .select('person_id')
      .where('account_id', '=', this.#accountId)
      .where('due_at', '<=', new Date(this.#parts.clock.now()).toISOString())
      .orderBy('due_at')
      .orderBy('person_id')
      .limit(limit)
      .execute()
    return rows.map(({ person_id }) => person_id)
  }

  async #lookAtDue(): Promise<boolean> {
    const ids = await this.#due(sliceSize)
    if (ids.length === 0) return false
    await this.#desks.work(this.#accountId, (lease) => lookAndStore(this.#parts, lease, ids, causeOfDue))
    return ids.length === sliceSize
  }

  /** The version in force where people have an older one and no job changes that; else null. */
  async #needsVersionJob(): Promise<number | null> {
    const { read } = this.#parts.database
    const newest = await newestNumber(read, this.#accountId)
    if (newest === 0) return null
    const older = await read
      .selectFrom('signature_people')
      .select('person_id')
      .where('account_id', '=', this.#accountId)
      .where('version', '<', newest)
      .limit(1)
      .executeTakeFirst()
    if (older === undefined) return null
    const open = await jobsOf(read, this.#accountId, { kind: 'render', open: true })
    return open.some(({ input }) => readInput(input).cause === `version ${newest}`) ? null : newest
  }

  async #addVersionJob(): Promise<boolean> {
    const { database, clock } = this.#parts
    const newest = await this.#needsVersionJob()
    if (newest === null) return false
    const { total } = await database.read
      .selectFrom('signature_people')
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .where('account_id', '=', this.#accountId)
      .where('version', '<', newest)
      .executeTakeFirstOrThrow()
    await this.#desks.work(this.#accountId, (lease) =>
      database.write(async (tx) => {
        await proveLease(tx, lease, clock.now())
        const input = { scope: null, cause: `version ${newest}` }
        await addRenderJob(tx, this.#accountId, input, clock.now(), Number(total))
      }),
    )
    return true
  }

  /** Another release of the product may make other signatures of the same version. */
  async #isOutdated(): Promise<boolean> {
    const row = await this.#parts.database.read
      .selectFrom('signature_followers')
      .select('cursor')
      .where('account_id', '=', this.#accountId)
      .where('scim_server_id', '=', ofAccount)
      .executeTakeFirst()
    return row?.cursor !== release()
  }

  async #renewOutdated(lease: AccountLease): Promise<boolean> {
    if (!(await this.#isOutdated())) return false
    const { database, clock } = this.#parts
    const followers = await followersOf(database.read, this.#accountId)
    return database.write(async (tx) => {
      await proveLease(tx, lease, clock.now())
      const row = tx.selectFrom('signature_people').select('person_id').where('account_id', '=', this.#accountId)
      const hasPeople = (await row.limit(1).executeTakeFirst()) !== undefined
      if (hasPeople)
        for (const { scimServerId } of followers) {
          const scope = { kind: 'everybody', scimServerId } as const
          await addRenderJob(tx, this.#accountId, { scope, cause: 'release' }, clock.now())
        }
      await tx
        .updateTable('signature_followers')
        .set({ cursor: release() })
        .where('account_id', '=', this.#accountId)
        .where('scim_server_id', '=', ofAccount)
        .execute()
      return hasPeople
    })
  }
}

/** A banner begins and ends at whole minutes; whoever sets a value sets the moment. */
const causeOfDue = (row: { readonly dueAt: string | null } | undefined): string =>
  row?.dueAt?.endsWith(':00.000Z') === true ? 'time' : 'employee'

let known: string | null = null

/** What this process makes signatures with, beside the configuration. */
function release(): string {
  known ??= `${productVersion} ${createHash('sha256').update(treeText(starterVersion().tree)).digest('hex')}`
  return known
}
