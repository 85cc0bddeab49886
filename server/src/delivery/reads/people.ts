import type { Database } from '../../storage/index.ts'
import type { Variant } from './signatures.ts'

/** Somebody with a finished signature, and all that differs of it. */
export interface SignedPerson {
  readonly personId: string
  /** Lower case; null: none. */
  readonly email: string | null
  /** The person's name in lower case. */
  readonly nameKey: string
  readonly changedAt: string
  /** `new` always; the others only where they differ from it. */
  readonly variants: ReadonlyMap<Variant, { readonly html: string; readonly text: string }>
}

interface Row {
  readonly personId: string
  readonly email: string | null
  readonly nameKey: string
  readonly changedAt: string
  readonly variant: Variant
  readonly html: string
  readonly text: string
}

const columns = `p.person_id as "personId", p.email_key as "email", p.name_key as "nameKey", p.changed_at as "changedAt",
  s.variant, s.html, s.text`
const joined = 'join signatures s on s.account_id = p.account_id and s.person_id = p.person_id'
const served = `state in ('ready', 'kept')`

/** People with a signature after one, by id; one statement for a page. */
export async function signedPeople(
  { statements }: Database,
  accountId: string,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<SignedPerson[]> {
  const rows = await statements.ask<Row>(
    `select ${columns} from (select * from signature_people where account_id = ? and person_id > ? and ${served}
       order by person_id limit ?) p ${joined} order by p.person_id`,
    [accountId, after, limit],
  )
  return peopleOf(rows)
}

/** Whoever has this unguessable address; null: nobody who has a signature. */
export async function personAt(
  { statements }: Database,
  accountId: string,
  address: string,
): Promise<SignedPerson | null> {
  const rows = await statements.ask<Row>(
    `select ${columns} from signature_people p ${joined} where p.account_id = ? and p.address = ? and p.${served}`,
    [accountId, address],
  )
  return peopleOf(rows)[0] ?? null
}

/** How many have a signature. */
export async function signedCount({ statements }: Database, accountId: string): Promise<number> {
  const [row] = await statements.ask<{ count: number | string }>(
    `select count(*) as count from signature_people where account_id = ? and ${served}`,
    [accountId],
  )
  return Number(row?.count ?? 0)
}

function peopleOf(rows: readonly Row[]): SignedPerson[] {
  const people = new Map<string, SignedPerson & { readonly variants: Map<Variant, { html: string; text: string }> }>()
  for (const { personId, email, nameKey, changedAt, variant, html, text } of rows) {
    const person = people.get(personId) ?? { personId, email, nameKey, changedAt, variants: new Map() }
    person.variants.set(variant, { html, text })
    people.set(personId, person)
  }
  return [...people.values()].filter(({ variants }) => variants.has('new'))
}
