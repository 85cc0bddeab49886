import { describe, expect, it } from 'vitest'
import { compare, type Target } from './compare.ts'
import type { SourcePerson } from './expected.ts'
import type { SourceCompany } from './source.ts'

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

function person(name: string, change: Partial<SourcePerson> = {}): SourcePerson {
  const nothing = {
    givenName: null,
    surname: null,
    mail: null,
    mailNickname: name,
    jobTitle: null,
    department: null,
    employeeId: null,
  }
  const nowhere = {
    physicalDeliveryOfficeName: null,
    streetAddress: null,
    city: null,
    state: null,
    postalCode: null,
    country: null,
  }
  const silent = { telephoneNumber: null, mobile: null, facsimileTelephoneNumber: null, preferredLanguage: null }
  return {
    id: `entra-${name}`,
    userPrincipalName: `${name}@nordwind.example`,
    displayName: name,
    ...nothing,
    ...nowhere,
    ...silent,
    accountEnabled: true,
    ...change,
  }
}

const anna = { id: 'a', userName: 'anna@nordwind.example', displayName: 'anna', externalId: 'anna', active: true }
const bob = {
  id: 'b',
  userName: 'bob@nordwind.example',
  displayName: 'bob',
  externalId: 'bob',
  active: true,
  [enterprise]: { manager: { value: 'a' } },
}
const company: SourceCompany = {
  people: [person('anna'), person('bob')],
  deleted: [],
  groups: [{ id: 'entra-all', displayName: 'All', memberIds: ['entra-anna', 'entra-bob'] }],
  managerOf: new Map([['entra-bob', 'entra-anna']]),
}
const target: Target = {
  users: [anna, bob],
  groups: [{ id: 'g', displayName: 'All', members: [{ value: 'a' }, { value: 'b' }] }],
}
const nobody = new Set<string>()

describe('the comparison of Entra with the directory', () => {
  it('finds nothing where nothing differs', () => {
    expect(compare(company, target, nobody)).toEqual([])
  })

  it.each<[string, Partial<SourceCompany>, Partial<Target>, string]>([
    ['a person who is missing', {}, { users: [anna] }, 'bob@nordwind.example is missing'],
    ['a person whom nobody knows', { people: [person('bob')], managerOf: new Map() }, {}, 'nobody in Entra'],
    ['another value', { people: [person('anna', { jobTitle: 'Chef' }), person('bob')] }, {}, 'title should be "Chef"'],
    ['a value that should be gone', {}, { users: [{ ...anna, title: 'Chef' }, bob] }, 'title should be undefined'],
    [
      'a leaver who is active',
      { people: [person('anna', { accountEnabled: false }), person('bob')] },
      {},
      'active should be "false"',
    ],
    ['another manager', { managerOf: new Map() }, {}, 'manager should be undefined'],
    ['a group that is missing', {}, { groups: [] }, 'the group All is missing'],
    [
      'a member who is missing',
      {},
      { groups: [{ id: 'g', displayName: 'All', members: [{ value: 'a' }] }] },
      'lacks 1 members',
    ],
    [
      'a member too many',
      { groups: [{ id: 'entra-all', displayName: 'All', memberIds: ['entra-anna'] }] },
      {},
      'has 1 too many',
    ],
    [
      'a member who is in twice',
      {},
      { groups: [{ id: 'g', displayName: 'All', members: [{ value: 'a' }, { value: 'b' }, { value: 'b' }] }] },
      '1 twice',
    ],
    ['a group that nobody knows', { groups: [] }, {}, 'not in Entra'],
    [
      'somebody who is deleted and active',
      { people: [person('bob')], deleted: [person('anna')], managerOf: new Map() },
      {},
      'deleted in Entra, but active',
    ],
  ])('finds %s', (_name, otherCompany, otherTarget, finding) => {
    expect(compare({ ...company, ...otherCompany }, { ...target, ...otherTarget }, nobody).join('\n')).toContain(
      finding,
    )
  })

  it('asks for nobody who was disabled before the first cycle', () => {
    const people = [...company.people, person('cara', { accountEnabled: false })]
    expect(compare({ ...company, people }, target, nobody)).toEqual([])
    expect(compare({ ...company, people }, target, new Set(['cara@nordwind.example']))).toEqual([
      'cara@nordwind.example is missing',
    ])
  })
})
