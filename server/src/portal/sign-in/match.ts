import type { Database } from '../../storage/index.ts'
import { type Employee, employeesWith } from './links.ts'
import type { Identity } from './open-id.ts'

const isObjectId = (text: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu.test(text)

/**
 * Who of the directory this is. By address; and where the directory knows an object id for that person it must be the same
 * one, since an address can be given to somebody else.
 * @returns null: nobody, or not one alone
 */
export async function employeeFor(database: Database, identity: Identity): Promise<Employee | null> {
  const found = new Map<string, Employee>()
  for (const email of identity.emails)
    for (const employee of await employeesWith(database, email)) {
      const known = await externalIdOf(database, employee)
      const differs = known !== null && isObjectId(known) && known.toLowerCase() !== identity.objectId
      if (!differs) found.set(`${employee.accountId} ${employee.personId}`, employee)
    }
  const [only] = found.values()
  return found.size === 1 ? (only ?? null) : null
}

async function externalIdOf({ read }: Database, { accountId, personId }: Employee): Promise<string | null> {
  const row = await read
    .selectFrom('signature_people')
    .innerJoin('attribute_values', (join) =>
      join
        .onRef('attribute_values.scim_server_id', '=', 'signature_people.scim_server_id')
        .onRef('attribute_values.resource_id', '=', 'signature_people.person_id'),
    )
    .select('attribute_values.value')
    .where('signature_people.account_id', '=', accountId)
    .where('signature_people.person_id', '=', personId)
    .where('attribute_values.path', '=', 'externalid')
    .executeTakeFirst()
  return row?.value ?? null
}
