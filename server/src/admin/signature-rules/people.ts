import { createHash } from 'node:crypto'
import { InvalidCursorError } from '../../directory/errors.ts'
import type { SurveyFilter } from '../../signatures/rules/index.ts'
import { departmentOf, displayNameOf, locationOf, titleOf } from '../people/document.ts'
import { bindAccount } from '../route/bind.ts'
import { invalid, notFound } from '../route/problem.ts'
import { listRulePeople } from './routes.ts'

/** The people of one number of a survey. A page is cut from the survey that the page before came from, or from one just made. */
export const listRulePeopleRoute = bindAccount(listRulePeople, async ({ membership, query, services }) => {
  const { rules } = services.signatures.of(membership.id)
  const { changeSet, slot, show, which, limit } = query
  const asked = [membership.id, changeSet, slot, show, which]
  const offset = offsetOf(asked, query.cursor)
  const filter = filterOf(show, which)
  const made = await rules.survey(changeSet ?? null)
  if (made === null) throw notFound()
  const { items, total } = made.survey.list(slot, filter, offset, limit)
  const people = new Map((await rules.people(items.map(({ personId }) => personId))).map((one) => [one.id, one]))
  const end = offset + items.length
  return {
    items: items.flatMap(({ personId, ruleId, given, givenNow }) => {
      const document = people.get(personId)?.document
      if (document === undefined) return []
      const names = { displayName: displayNameOf(document), title: titleOf(document) }
      const place = { department: departmentOf(document), location: locationOf(document) }
      return [{ id: personId, ...names, ...place, ruleId, given: [...given], givenNow: [...givenNow] }]
    }),
    nextCursor: end < total ? cursorOf(asked, end) : null,
    total,
  }
})

type Show = 'undecided' | 'changed' | 'everybody' | 'rule' | 'target'

function filterOf(show: Show, which: string | undefined): SurveyFilter {
  if (show !== 'rule' && show !== 'target') return { kind: show }
  if (which === undefined) throw invalid({ which: 'Say which rule or target is meant.' })
  return { kind: show, id: which }
}

const mark = (asked: unknown): string =>
  createHash('sha256').update(JSON.stringify(asked)).digest('base64url').slice(0, 16)

const cursorOf = (asked: unknown, offset: number): string =>
  Buffer.from(`${mark(asked)} ${offset}`).toString('base64url')

/** @throws {InvalidCursorError} of another list */
function offsetOf(asked: unknown, cursor: string | undefined): number {
  if (cursor === undefined) return 0
  const [of, offset = ''] = Buffer.from(cursor, 'base64url').toString().split(' ')
  if (of !== mark(asked) || !/^\d{1,9}$/u.test(offset)) throw new InvalidCursorError()
  return Number(offset)
}
