import type { Database, SignatureRow } from '../../storage/index.ts'
import { type Variant, variants } from '../model/program.ts'
import type { FinishedSignature, FinishedSignatures } from './contract.ts'
import { countsOf, problemCount } from './counts.ts'
import { displayNames } from './names.ts'
import { toChange, toPerson } from './rows.ts'

/** The finished signatures of one account; a foreign id names nothing. */
export function openFinished({ read }: Database, accountId: string): FinishedSignatures {
  const people = () => read.selectFrom('signature_people').selectAll().where('account_id', '=', accountId)
  const changes = () => read.selectFrom('signature_changes').selectAll().where('account_id', '=', accountId)
  return {
    async person(personId) {
      const row = await people().where('person_id', '=', personId).executeTakeFirst()
      return row ? toPerson(row) : null
    },
    async byEmail(email) {
      const rows = await people().where('email_key', '=', email.toLowerCase()).orderBy('person_id').limit(20).execute()
      return rows.map(toPerson)
    },
    async byAddress(address) {
      const row = await people().where('address', '=', address).executeTakeFirst()
      return row ? toPerson(row) : null
    },
    async signatures(personIds) {
      if (personIds.length === 0) return new Map()
      const rows = await read
        .selectFrom('signatures')
        .selectAll()
        .where('account_id', '=', accountId)
        .where('person_id', 'in', [...personIds])
        .execute()
      return byPerson(rows)
    },
    async pageById({ after, limit, states }) {
      let page = people().where('person_id', '>', after ?? '')
      if (states) page = page.where('state', 'in', [...states])
      return (await page.orderBy('person_id').limit(limit).execute()).map(toPerson)
    },
    async pageByName({ after, limit, state, withProblems }) {
      let page = people()
      if (state) page = page.where('state', '=', state)
      if (withProblems) page = page.where('problems', '!=', '[]')
      if (after)
        page = page.where((where) =>
          where.or([
            where('name_key', '>', after.nameKey),
            where.and([where('name_key', '=', after.nameKey), where('person_id', '>', after.personId)]),
          ]),
        )
      return (await page.orderBy('name_key').orderBy('person_id').limit(limit).execute()).map(toPerson)
    },
    counts: () => countsOf(read, accountId),
    withProblems: (state) => problemCount(read, accountId, state),
    names: (personIds) => displayNames(read, accountId, personIds),
    async changes(after, limit) {
      const rows = changes()
        .where('id', '>', after ?? '')
        .orderBy('id')
        .limit(limit)
      return (await rows.execute()).map(toChange)
    },
    async latestChanges(limit, personId) {
      let rows = changes()
      if (personId !== undefined) rows = rows.where('person_id', '=', personId)
      return (await rows.orderBy('id', 'desc').limit(limit).execute()).map(toChange)
    },
  }
}

/** What is not stored is the same as for a new message. */
function byPerson(rows: readonly SignatureRow[]): Map<string, Record<Variant, FinishedSignature>> {
  const found = new Map<string, Record<Variant, FinishedSignature>>()
  const ordered = rows.toSorted((one, other) => variants.indexOf(one.variant) - variants.indexOf(other.variant))
  for (const { person_id, variant, hash, html, text } of ordered) {
    const own: FinishedSignature = { variant, hash, html, text }
    const others = found.get(person_id) ?? {
      new: own,
      reply: { ...own, variant: 'reply' },
      internal: { ...own, variant: 'internal' },
    }
    found.set(person_id, { ...others, [variant]: own })
  }
  return found
}
