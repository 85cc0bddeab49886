import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createRehearsal, type Rehearsal } from '../rehearsal.ts'
import { importFiles } from './import-files.ts'

let folder: string
let rehearsal: Rehearsal
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'import-'))
  rehearsal = createRehearsal({ dataFolder: folder })
})
afterEach(async () => {
  await rehearsal.close()
  rmSync(folder, { recursive: true, force: true })
})

const header =
  'userPrincipalName,displayName,surname,mail,givenName,id,userType,jobTitle,department,accountEnabled,usageLocation,streetAddress,state,country,officeLocation,city,postalCode,telephoneNumber,mobilePhone,alternateEmailAddress,ageGroup,consentProvidedForMinor,legalAgeGroupClassification,companyName,creationType,directorySynced,invitationState,identityIssuer,createdDateTime'
const anna =
  'anna@nordwind.example,Anna Öst,Öst,anna@nordwind.example,Anna,11111111-1111-4111-8111-111111111111,Member,"Head, Sales",Sales,True,DE,Weg 1,,Germany,HQ,Hamburg,20457,+49 40 1,+49 40 2,,,,,Nordwind,,True,,nordwind.example,8/19/2021 1:25:31 PM'
const guest =
  'g_fabrikam.example#EXT#@nordwind.example,Gast,,g@fabrikam.example,,22222222-2222-4222-8222-222222222222,Guest,,,False,,,,,,,,,,,,,,,Invitation,,Accepted,,8/1/2021 12:05:00 AM'
const load = (name: string, text: string, mode: 'replace' | 'merge' = 'merge') =>
  importFiles(rehearsal.tenant, [{ name, text }], mode)

describe('users', () => {
  test('the file of "Download users"', () => {
    const result = load('exportUsers_2026-11-22.csv', `\uFEFF${header}\r\n${anna}\r\n${guest}\r\n`)
    expect(result).toEqual({ users: 2, groups: 0, members: 0, warnings: [] })
    expect(rehearsal.tenant.user('11111111-1111-4111-8111-111111111111')).toMatchObject({
      displayName: 'Anna Öst',
      jobTitle: 'Head, Sales',
      physicalDeliveryOfficeName: 'HQ',
      mobile: '+49 40 2',
      accountEnabled: true,
      userType: 'Member',
      createdDateTime: '2021-08-19T13:25:31.000Z',
      extra: { directorySynced: 'True', identityIssuer: 'nordwind.example' },
    })
    expect(rehearsal.tenant.userByName('g_fabrikam.example#EXT#@nordwind.example')).toMatchObject({
      userType: 'Guest',
      accountEnabled: false,
      createdDateTime: '2021-08-01T00:05:00.000Z',
    })
  })

  test('an older export: other names, another order', () => {
    load(
      'u.csv',
      'mobile,displayName,objectId,physicalDeliveryOfficeName,userPrincipalName\n1,Bo,b-1,Hall,bo@x.example\n',
    )
    expect(rehearsal.tenant.user('b-1')).toMatchObject({ mobile: '1', physicalDeliveryOfficeName: 'Hall' })
  })

  test('a missing required column is named with file and line, and nothing changes', () => {
    load('u.csv', `${header}\n${anna}`)
    expect(() => load('bad.csv', 'displayName,mail\nBo,bo@x.example', 'replace')).toThrow(
      'bad.csv, line 1: the column userPrincipalName is missing',
    )
    expect(rehearsal.tenant.users.size).toBe(1)
  })

  test('a line without a name is left out and told, with its line', () => {
    const text = 'userPrincipalName,displayName,note\na@x.example,"two\nlines",n\n,Nobody,\nb@x.example,B,\n'
    const { users, warnings } = load('u.csv', text)
    expect(users).toBe(2)
    expect(warnings).toEqual([
      { file: 'u.csv', line: 4, column: 'userPrincipalName', message: expect.stringContaining('left out') as unknown },
    ])
  })

  test('an unreadable date, a wrong name and a duplicate are told', () => {
    const text =
      'userPrincipalName,displayName,createdDateTime,accountEnabled\na@x.example,A,soon,maybe\nnot a name,B,,\na@x.example,A again,,false\n'
    const { users, warnings } = load('u.csv', text)
    expect(users).toBe(2)
    expect(warnings.map(({ line, column }) => [line, column])).toEqual([
      [2, 'accountEnabled'],
      [2, 'createdDateTime'],
      [3, undefined],
    ])
    expect(rehearsal.tenant.userByName('a@x.example')?.displayName).toBe('A again')
  })

  test('a second import changes only who differs', () => {
    load('u.csv', `${header}\n${anna}`)
    const before = rehearsal.tenant.sequence
    load('u.csv', `${header}\n${anna}`)
    expect(rehearsal.tenant.sequence).toBe(before)
  })
})

describe('groups and members', () => {
  test('CSV files of groups and members beside users, in any order', () => {
    const result = importFiles(
      rehearsal.tenant,
      [
        {
          name: 'exportGroupMembers_Sales_2026-11-22.csv',
          text: `id,userPrincipalName,displayName\n11111111-1111-4111-8111-111111111111,anna@nordwind.example,Anna\nghost,,`,
        },
        { name: 'exportGroups.csv', text: 'id,displayName,groupType,membershipType\ng-1,Sales,Microsoft 365,Assigned' },
        { name: 'users.csv', text: `${header}\n${anna}` },
      ],
      'merge',
    )
    expect(result).toMatchObject({ users: 1, groups: 1, members: 1 })
    expect(result.warnings).toEqual([
      {
        file: 'exportGroupMembers_Sales_2026-11-22.csv',
        line: 3,
        column: 'member',
        message: expect.stringContaining('ghost') as unknown,
      },
    ])
    expect(rehearsal.tenant.group('g-1').kind).toBe('m365')
  })

  test('the JSON of Microsoft Graph', () => {
    const users = {
      value: [
        {
          id: 'u-1',
          userPrincipalName: 'a@x.example',
          displayName: 'A',
          businessPhones: ['+1'],
          mobilePhone: '+2',
          officeLocation: 'HQ',
        },
        { id: 'u-2', userPrincipalName: 'b@x.example', displayName: 'B', manager: { id: 'u-1' } },
      ],
    }
    const groups = {
      value: [
        {
          id: 'g-1',
          displayName: 'All',
          groupTypes: ['Unified'],
          members: [{ '@odata.type': '#microsoft.graph.user', id: 'u-1' }, { id: 'g-2' }],
        },
        { id: 'g-2', displayName: 'Inner', members: [] },
      ],
    }
    const result = importFiles(
      rehearsal.tenant,
      [
        { name: 'groups.json', text: JSON.stringify(groups) },
        { name: 'users.json', text: JSON.stringify(users) },
      ],
      'replace',
    )
    expect(result).toEqual({ users: 2, groups: 2, members: 2, warnings: [] })
    const { tenant } = rehearsal
    expect(tenant.user('u-1')).toMatchObject({ telephoneNumber: '+1', mobile: '+2', physicalDeliveryOfficeName: 'HQ' })
    expect(tenant.user('u-2').managerId).toBe('u-1')
    expect([...tenant.group('g-1').memberIds]).toEqual(['u-1', 'g-2'])
  })

  test.each([
    ['users.json', '{"value": 1}', 'there is no list "value"'],
    ['users.json', '{', 'this is no JSON'],
    ['users.csv', '', 'the file is empty'],
  ])('%s with %s', (name, text, message) => expect(() => load(name, text)).toThrow(message))
})
