import { describe, expect, test } from 'vitest'
import {
  createSchemaRegistry,
  ENTERPRISE_USER_SCHEMA as E,
  type JsonObject,
  type JsonValue,
  readResource,
  USER_SCHEMA,
} from '../index.ts'
import { patchUser } from '../testing/patching.ts'

const user = createSchemaRegistry().resourceType('User')

/** What the SCIM Validator of Microsoft posts to make a user: roles[].primary is text, the manager an object. */
const posted: JsonObject = {
  userName: 'asa@nordwind.example',
  active: true,
  displayName: 'ODQVYFMPRQMN',
  title: 'EMQYXTXJWNOB',
  emails: [{ type: 'work', value: 'work@nordwind.example', primary: true }],
  preferredLanguage: 'en-KE',
  name: {
    givenName: 'Florence',
    familyName: 'Loma',
    formatted: 'Michel',
    middleName: 'Ardella',
    honorificPrefix: 'Verlie',
    honorificSuffix: 'Dessie',
  },
  addresses: [
    {
      type: 'work',
      formatted: 'KGWPYCJQRODH',
      streetAddress: '8416 Elda Ville',
      locality: 'OJLYKJGMZGRU',
      region: 'BSBTVPQZTLIK',
      postalCode: 'hu7 9cw',
      primary: true,
      country: 'Panama',
    },
  ],
  phoneNumbers: [
    { type: 'work', value: '18-155-3436', primary: true },
    { type: 'mobile', value: '18-155-3436' },
    { type: 'fax', value: '18-155-3436' },
  ],
  [E]: {
    employeeNumber: 'VWQGVRKLKHMO',
    department: 'YVQKLSVAVNIC',
    costCenter: 'SJPTOLUAIEPN',
    organization: 'WBXHAALEFVUL',
    division: 'KXQEWMZJKNSK',
    manager: { value: 'm1' },
  },
  roles: [{ primary: 'True', display: 'BPHNKZRXCVVF', value: 'OMVEFWZLHKRT', type: 'MJIKKGMRMEVU' }],
  userType: 'ZLQGTWOMRCVY',
  nickName: 'MLOKHEVZZKCF',
  locale: 'QVBLRWGXTRSU',
  timezone: 'America/Aruba',
  profileUrl: 'RKQPNTMZOCTD',
  schemas: [USER_SCHEMA, E],
}

/** The same as one operation for each attribute: "PATCH add attributes verbose". */
function verbose(): JsonObject[] {
  const operations: JsonObject[] = []
  const add = (path: string, value: JsonValue) => operations.push({ op: 'add', path, value })
  for (const [name, value] of Object.entries(posted)) {
    if (name === 'userName' || name === 'schemas') continue
    if (typeof value !== 'object' || value === null) add(name, value)
    else if (!Array.isArray(value))
      for (const [part, one] of Object.entries(value)) add(name === E ? `${name}:${part}` : `${name}.${part}`, one)
    else for (const element of value) addElement(name, element, add)
  }
  return operations
}

function addElement(name: string, element: JsonValue, add: (path: string, value: JsonValue) => void): void {
  const parts: JsonObject = typeof element === 'object' && element !== null && !Array.isArray(element) ? element : {}
  const filter = name === 'roles' ? 'primary eq "True"' : `type eq "${String(parts['type'])}"`
  for (const [part, value] of Object.entries(parts))
    if (!filter.startsWith(part)) add(`${name}[${filter}].${part}`, value)
}

describe('the SCIM Validator', () => {
  const stored = {
    ...posted,
    roles: [{ primary: true, display: 'BPHNKZRXCVVF', value: 'OMVEFWZLHKRT', type: 'MJIKKGMRMEVU' }],
  }

  test('its user is kept as it was sent, with a boolean for "True"', () => {
    expect(readResource(posted, user, 'create')).toEqual(stored)
  })

  test('36 additions make the same user of one who has only a name', () => {
    const minimal = { schemas: [USER_SCHEMA], userName: 'asa@nordwind.example' }
    expect(verbose().length).toBeGreaterThanOrEqual(36)
    expect(patchUser(minimal, verbose())).toEqual(stored)
  })

  test('the manager is added, replaced and removed', () => {
    const manager = (op: string, value: string) => ({ op, path: `${E}:manager`, value })
    expect(patchUser(stored, [manager('replace', 'm2')])[E]).toMatchObject({ manager: { value: 'm2' } })
    expect(patchUser(stored, [manager('replace', '')])[E]).not.toHaveProperty('manager')
  })

  test('the user name changes without a path, active with one', () => {
    expect(patchUser(stored, [{ op: 'replace', value: { userName: 'new@nordwind.example' } }])['userName']).toBe(
      'new@nordwind.example',
    )
    expect(patchUser(stored, [{ op: 'replace', path: 'active', value: false }])['active']).toBe(false)
  })
})
