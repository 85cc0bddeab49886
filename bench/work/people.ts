const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

/** A user as Entra creates one: about 800 bytes, all default mappings filled. */
export function benchUser(index: number): object {
  const name = benchUserName(index)
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', enterprise],
    externalId: `object-${index}`,
    userName: name,
    active: true,
    displayName: `Person ${index}`,
    title: `Title ${index % 40}`,
    emails: [{ primary: true, type: 'work', value: name }],
    preferredLanguage: 'en-US',
    meta: { resourceType: 'User' },
    name: { formatted: `Person ${index}`, familyName: String(index), givenName: 'Person' },
    addresses: [
      {
        type: 'work',
        formatted: `Building ${index % 9}`,
        streetAddress: `${index} Bench Road`,
        locality: 'Lund',
        postalCode: '22100',
        country: 'SE',
        primary: true,
      },
    ],
    phoneNumbers: [
      { type: 'work', value: `+46 46 ${100000 + index}`, primary: true },
      { type: 'mobile', value: `+46 70 ${1000000 + index}` },
    ],
    roles: [],
    [enterprise]: { employeeNumber: String(index), department: `Department ${index % 25}` },
  }
}

/** One change in Entra's default PATCH dialect. */
export function benchPatch(index: number, round: number): object {
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: [
      { op: 'Replace', path: 'title', value: `Title ${index} of round ${round}` },
      { op: 'Replace', path: 'phoneNumbers[type eq "mobile"].value', value: `+46 70 ${2000000 + index}` },
    ],
  }
}

/** One member added, alone in its PATCH, as Entra sends it. */
export function benchMember(id: string): object {
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: [{ op: 'Add', path: 'members', value: [{ $ref: null, value: id }] }],
  }
}

/** A group without members yet. */
export function benchGroup(name: string): object {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
    externalId: `object-of-${name}`,
    displayName: name,
  }
}

export const benchUserName = (index: number): string => `person${index}@bench.example`
