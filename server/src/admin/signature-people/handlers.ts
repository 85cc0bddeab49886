import { z } from 'zod'
import type { FinishedPerson, FinishedSignatures, Job } from '../../signatures/index.ts'
import { type BoundRoute, bindAccount } from '../route/bind.ts'
import { invalid, notFound } from '../route/problem.ts'
import * as routes from './routes.ts'

const shownChanges = 8

const overview = bindAccount(routes.getSignaturesOverview, async ({ account, membership, services }) => {
  const signatures = services.signatures.of(membership.id)
  const { finished } = signatures
  const changes = await finished.latestChanges(shownChanges)
  const names = await finished.names(changes.map(({ personId }) => personId))
  return {
    inForce: await signatures.inForce(),
    counts: await finished.counts(),
    withProblems: await finished.withProblems(),
    behindSeconds: await signatures.behind(),
    isConnected: (await account.scimServers()).length > 0,
    jobs: (await signatures.jobs({ open: true })).map(toJob),
    changes: changes.map(({ id, at, personId, kind, cause }) => ({
      id,
      at,
      personId,
      name: names.get(personId) ?? null,
      kind,
      cause,
    })),
  }
})

const RenderInput = z.object({ cause: z.string() })

function toJob({ id, kind, input, total, done, createdAt }: Job) {
  const cause = kind === 'render' ? RenderInput.parse(JSON.parse(input)).cause : null
  return { id, kind, cause, total, done, startedAt: createdAt }
}

const listPeople = bindAccount(routes.listSignaturePeople, async ({ membership, query, services }) => {
  const { finished } = services.signatures.of(membership.id)
  const { state, what, limit } = query
  const withProblems = what === 'problems'
  const after = readCursor(query.cursor)
  const found = await finished.pageByName({ after, limit: limit + 1, state, withProblems })
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return {
    items: await withNames(finished, items),
    nextCursor: found.length > limit && last ? writeCursor(last) : null,
    total: await totalOf(finished, state, withProblems),
  }
})

async function totalOf(finished: FinishedSignatures, state: FinishedPerson['state'] | undefined, problems: boolean) {
  if (problems) return finished.withProblems(state)
  const counts = await finished.counts()
  return state ? counts[state] : Object.values(counts).reduce((sum, count) => sum + count, 0)
}

const Cursor = z.tuple([z.string(), z.string()])

const writeCursor = ({ nameKey, personId }: FinishedPerson): string =>
  Buffer.from(JSON.stringify([nameKey, personId])).toString('base64url')

function readCursor(cursor: string | undefined): { nameKey: string; personId: string } | null {
  if (cursor === undefined) return null
  try {
    const [nameKey, personId] = Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
    return { nameKey, personId }
  } catch {
    throw invalid({ cursor: 'This cursor was not given out for this list. Begin without one.' })
  }
}

async function withNames(finished: FinishedSignatures, people: readonly FinishedPerson[]) {
  const names = await finished.names(people.map(({ personId }) => personId))
  return people.map((person) => toPerson(person, names.get(person.personId)))
}

const toPerson = (person: FinishedPerson, name: string | undefined) => ({
  personId: person.personId,
  name: name ?? person.email ?? person.personId,
  email: person.email,
  state: person.state,
  version: person.version,
  programId: person.programId === '' ? null : person.programId,
  locationId: person.locationId === '' ? null : person.locationId,
  problems: person.problems.map(({ code, place, message }) => ({ code, place, message })),
  changedAt: person.changedAt,
})

const getStored = bindAccount(routes.getStoredSignature, async ({ account, membership, params, services }) => {
  const { finished } = services.signatures.of(membership.id)
  const person = await finished.person(params.userId)
  if (person === null) return notLookedAt(await account.reads.person(params.userId))
  const made = (await finished.signatures([person.personId])).get(person.personId)
  const [shown] = await withNames(finished, [person])
  if (!shown) throw notFound()
  return { ...shown, renderedAt: person.renderedAt, signatures: made ?? null }
})

function notLookedAt(person: { readonly id: string; readonly created: string } | null) {
  if (person === null) throw notFound()
  const nothing = { email: null, state: null, programId: null, locationId: null, renderedAt: null, signatures: null }
  return { ...nothing, personId: person.id, name: '', version: 0, problems: [], changedAt: person.created }
}

export const signaturePeopleRoutes: readonly BoundRoute[] = [overview, listPeople, getStored]
