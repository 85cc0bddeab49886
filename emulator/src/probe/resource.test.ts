import { describe, expect, it } from 'vitest'
import { ENTERPRISE, valueAt } from './resource.ts'

const user = {
  userName: 'anna@nordwind.example',
  Name: { givenName: 'Anna' },
  emails: [
    { type: 'home', value: 'a@home.example' },
    { type: 'work', value: 'a@nordwind.example', primary: true },
  ],
  roles: [{ primary: 'True', value: 'BUYER' }],
  [ENTERPRISE]: { department: 'Purchasing', manager: { value: '42' } },
  empty: null,
}

describe('valueAt', () => {
  it.each([
    ['userName', 'anna@nordwind.example'],
    ['username', 'anna@nordwind.example'],
    ['name.givenName', 'Anna'],
    ['emails[type eq "work"].value', 'a@nordwind.example'],
    ['emails[type eq "WORK"].value', 'a@nordwind.example'],
    ['emails[value eq "a@home.example"].type', 'home'],
    ['emails[type eq "other"].value', undefined],
    ['roles[primary eq "true"].value', 'BUYER'],
    [`${ENTERPRISE}:department`, 'Purchasing'],
    [`${ENTERPRISE}:manager.value`, '42'],
    [`${ENTERPRISE.toLowerCase()}:manager.value`, '42'],
    [ENTERPRISE, { department: 'Purchasing', manager: { value: '42' } }],
    ['urn:ietf:params:scim:schemas:core:2.0:User:userName', undefined],
    ['empty', undefined],
    ['name.givenName.more', undefined],
  ])('reads %s', (path, wanted) => {
    expect(valueAt(user, path)).toEqual(wanted)
  })
})
