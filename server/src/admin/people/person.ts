import type { AccountDirectory } from '../../directory/operator-contract.ts'
import type { PersonDetails, PersonSummary } from '../../directory/read-contract.ts'
import { tenantUrl } from '../scim-servers/server.ts'
import { attributeLines } from './attribute-lines.ts'
import { departmentOf, displayNameOf, emailOf, locationOf, phoneOf, titleOf, userNameOf } from './document.ts'
import type { Person, PersonRow } from './shapes.ts'

export function toRow(person: PersonSummary): PersonRow {
  const { document } = person
  return {
    id: person.id,
    scimServerId: person.scimServerId,
    displayName: displayNameOf(document),
    userName: userNameOf(document),
    email: emailOf(document),
    title: titleOf(document),
    department: departmentOf(document),
    phone: phoneOf(document),
    location: locationOf(document),
    active: person.active,
    source: person.source,
    lastModified: person.lastModified,
  }
}

/** The resource as a SCIM caller reads it (RFC 7643 section 4.1); a password is never shown. */
function resourceOf(person: PersonDetails, publicUrl: string): Record<string, unknown> {
  const document = Object.fromEntries(
    Object.entries(person.document).filter(([name]) => name.toLowerCase() !== 'password'),
  )
  return {
    id: person.id,
    ...document,
    ...(person.groups.length === 0
      ? {}
      : { groups: person.groups.map(({ id, displayName, type }) => ({ value: id, display: displayName, type })) }),
    meta: {
      resourceType: 'User',
      created: person.created,
      lastModified: person.lastModified,
      location: `${tenantUrl(publicUrl, person.scimServerId)}/Users/${person.id}`,
      version: `W/"${person.version}"`,
    },
  }
}

async function readOnlyReason(person: PersonDetails, account: AccountDirectory): Promise<string | null> {
  if (person.source === 'manual') return null
  const server = await account.scimServer(person.scimServerId)
  const name = server === null ? 'a SCIM server' : `the SCIM server “${server.name}”`
  return `Microsoft Entra keeps this person up to date through ${name}. Change them in Entra, or disconnect the SCIM server to edit here.`
}

export async function toPerson(person: PersonDetails, account: AccountDirectory, publicUrl: string): Promise<Person> {
  const reason = await readOnlyReason(person, account)
  return {
    ...toRow(person),
    attributes: attributeLines(person.document).map((line) =>
      /:manager(?:\.value)?$/iu.test(line.path) ? { ...line, value: person.manager?.displayName ?? line.value } : line,
    ),
    groups: [...person.groups],
    manager: person.manager,
    reports: { items: [...person.reports.items], total: person.reports.total },
    resource: resourceOf(person, publicUrl),
    editable: reason === null,
    readOnlyReason: reason,
    created: person.created,
  }
}
