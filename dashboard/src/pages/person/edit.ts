import type { AttributeLine } from '../../api/schema.ts'

/** What a signature needs, offered for editing even while empty. */
const always: readonly { readonly path: string; readonly label: string }[] = [
  { path: 'displayName', label: 'Display name' },
  { path: 'name.givenName', label: 'First name' },
  { path: 'name.familyName', label: 'Last name' },
  { path: 'title', label: 'Title' },
  { path: 'emails[type eq "work"].value', label: 'E-mail' },
  { path: 'phoneNumbers[type eq "work"].value', label: 'Phone' },
  { path: 'phoneNumbers[type eq "mobile"].value', label: 'Mobile' },
  { path: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department', label: 'Department' },
]

export interface EditableAttribute {
  readonly path: string
  readonly label: string
  readonly value: string
}

/** The fields of the edit form: what the person has, then what a signature needs and they lack. */
export function editableAttributes(attributes: readonly AttributeLine[]): EditableAttribute[] {
  const own = attributes.filter((attribute) => attribute.group !== 'system')
  const lacking = always.filter((candidate) => !own.some((attribute) => attribute.path === candidate.path))
  return [
    ...own.map(({ path, label, value }) => ({ path, label, value })),
    ...lacking.map((field) => ({ ...field, value: '' })),
  ]
}

/** Only what was changed; an emptied field is cleared. */
export function changedAttributes(
  fields: readonly EditableAttribute[],
  entered: Readonly<Record<string, string>>,
): Record<string, string | null> {
  const changed: [string, string | null][] = []
  for (const field of fields) {
    const value = entered[field.path]?.trim()
    if (value !== undefined && value !== field.value) changed.push([field.path, value === '' ? null : value])
  }
  return Object.fromEntries(changed)
}
