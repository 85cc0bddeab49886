import type { JsonObject } from '../../base/json.ts'

export const core = 'urn:ietf:params:scim:schemas:core:2.0:User'
export const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
export const coreGroup = 'urn:ietf:params:scim:schemas:core:2.0:Group'

/** A person as Entra creates one. */
export function person(userName: string, more: JsonObject = {}): JsonObject {
  return {
    schemas: [core, enterprise],
    externalId: `external-${userName}`,
    userName,
    active: true,
    displayName: `Display of ${userName}`,
    emails: [{ primary: true, type: 'work', value: userName }],
    meta: { resourceType: 'User' },
    name: { formatted: 'Åse Østergård', familyName: 'Østergård', givenName: 'Åse' },
    title: 'Buyer',
    phoneNumbers: [
      { type: 'work', value: '+47 22 00 00 00', primary: true },
      { type: 'mobile', value: '+47 900 00 000' },
    ],
    addresses: [{ type: 'work', formatted: 'Bldg 5', locality: 'Oslo', country: 'NO', primary: true }],
    roles: [],
    [enterprise]: { employeeNumber: '0042', department: 'Purchasing' },
    ...more,
  }
}

/** A group as Entra creates one. */
export function group(displayName: string, more: JsonObject = {}): JsonObject {
  return {
    schemas: [coreGroup, 'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group'],
    externalId: `external-${displayName}`,
    displayName,
    meta: { resourceType: 'Group' },
    ...more,
  }
}
