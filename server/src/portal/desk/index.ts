/**
 * Owns what operators do for employees' own pages: looking at photos that wait, and handing over a link that signs somebody in.
 * `admin` calls it; what it does is in the audit log.
 */
import { type Actor, appendEntry } from '../../audit/index.ts'
import type { Clock } from '../../base/index.ts'
import { NotFoundError } from '../../directory/errors.ts'
import { newestNumber, pictureOf, versionOf } from '../../signatures/index.ts'
import { nameOf, openPeople } from '../../signatures/people/index.ts'
import { decidePhoto, photoField, photosOf, waitingPhotos } from '../../signatures/photos/index.ts'
import type { Database } from '../../storage/index.ts'
import { portalLink } from '../sign-in/link-post.ts'
import { handedFor, makeLink } from '../sign-in/links.ts'

export interface WaitingPhoto {
  readonly personId: string
  readonly name: string
  readonly setAt: string
  /** Of its bytes: another photo, another address. */
  readonly hash: string
}

/** Employees of one account. A foreign id names nothing. */
export interface AccountDesk {
  /** Oldest first, at most 100. */
  photos(): Promise<readonly WaitingPhoto[]>
  /** JPEG of the photo that waits; null: none does. */
  photo(personId: string): Promise<Uint8Array | null>
  /** @throws {NotFoundError} when none waits any more */
  decide(
    personId: string,
    decision: { readonly approve: boolean; readonly reason: string },
    actor: Actor,
  ): Promise<void>
  /** A link that signs this person in once, for a day. Null: there were too many in the last hour. @throws {NotFoundError} */
  link(personId: string, actor: Actor): Promise<string | null>
}

export interface PortalDesk {
  account(accountId: string): AccountDesk
}

interface DeskParts {
  readonly database: Database
  readonly clock: Clock
  /** Without a slash at the end. */
  readonly publicUrl: string
}

const most = 100

export function openDesk(parts: DeskParts): PortalDesk {
  return { account: (accountId) => accountDesk(parts, accountId) }
}

function accountDesk({ database, clock, publicUrl }: DeskParts, accountId: string): AccountDesk {
  const people = openPeople(database, accountId)
  return {
    async photos() {
      const waiting = await waitingPhotos(database.read, accountId, most)
      const found = await people.some(waiting.map(({ personId }) => personId))
      const names = new Map(found.map(({ id, document }) => [id, nameOf(document)]))
      return waiting.map(({ personId, setAt, hash }) => ({ personId, setAt, hash, name: names.get(personId) ?? '' }))
    },
    async photo(personId) {
      const photos = await photosOf(database.read, { accountId, personId })
      const waiting = photos.find(({ state }) => state === 'waiting')
      return waiting === undefined ? null : pictureOf(database.read, accountId, waiting.hash)
    },
    async decide(personId, decision, actor) {
      const version = await versionOf(database.read, accountId, await newestNumber(database.read, accountId))
      const field = version && photoField(version.configuration)
      if (!field) throw new NotFoundError('No program asks for a photo.')
      const owner = { accountId, personId }
      const isDone = await database.write((tx) =>
        decidePhoto(tx, owner, field, { ...decision, actor, now: clock.now() }),
      )
      if (!isDone) throw new NotFoundError('No photo waits.')
    },
    async link(personId, actor) {
      const person = await people.get(personId)
      if (person === null || !person.active) throw new NotFoundError('No such person.')
      const now = clock.now()
      const token = await database.write(async (tx) => {
        const made = await makeLink(tx, { accountId, personId }, { now, life: handedFor })
        const words = `made a sign-in link for the own page of ${nameOf(person.document)}`
        if (made !== null)
          await appendEntry(tx, now, actor, { accountId, action: 'portal.link', subject: personId, words })
        return made
      })
      return token === null ? null : portalLink(publicUrl, token)
    },
  }
}
