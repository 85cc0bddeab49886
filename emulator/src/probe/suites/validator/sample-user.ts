import type { CheckContext } from '../../context.ts'
import { ENTERPRISE, type Json, USER } from '../../resource.ts'

/** A person with every default attribute of the validator, values made up. */
export function sampleUser(context: CheckContext): Json {
  const userName = `${context.unique('Elin')}@probe.example`
  return {
    userName,
    active: true,
    displayName: 'Probe Validator',
    title: 'Purchaser',
    emails: [{ type: 'work', value: userName, primary: true }],
    preferredLanguage: 'de',
    name: {
      givenName: 'Elin',
      familyName: 'Probe',
      formatted: 'Elin Probe',
      middleName: 'Maria',
      honorificPrefix: 'Dr.',
      honorificSuffix: 'MBA',
    },
    addresses: [
      {
        type: 'work',
        formatted: 'Harbour House 5',
        streetAddress: 'Harbour Street 5',
        locality: 'Rostock',
        region: 'MV',
        postalCode: 'cx47 4mz',
        primary: true,
        country: 'Germany',
      },
    ],
    phoneNumbers: [
      { type: 'work', value: '10-040-1308', primary: true },
      { type: 'mobile', value: '10-040-1309' },
      { type: 'fax', value: '10-040-1310' },
    ],
    [ENTERPRISE]: {
      employeeNumber: 'N-1204',
      department: 'Purchasing',
      costCenter: '4711',
      organization: 'Nordwind Traders',
      division: 'Baltic',
      manager: { value: 'XYMKVVRYDIOO' },
    },
    roles: [{ primary: 'True', display: 'Buyer', value: 'BUYER', type: 'work' }],
    userType: 'Employee',
    nickName: 'Eli',
    locale: 'de-DE',
    timezone: 'Europe/Berlin',
    profileUrl: 'https://people.nordwind.example/elin',
    schemas: [USER, ENTERPRISE],
  }
}

/** What of the sample must come back as it was sent; the manager is a made-up id, which a server may leave out. */
export const echoedPaths = [
  ...['userName', 'active', 'displayName', 'title', 'emails[type eq "work"].value', 'preferredLanguage'],
  ...['name.givenName', 'name.familyName', 'name.formatted', 'name.middleName'],
  ...['addresses[type eq "work"].formatted', 'addresses[type eq "work"].streetAddress'],
  ...['addresses[type eq "work"].locality', 'addresses[type eq "work"].region'],
  ...['addresses[type eq "work"].postalCode', 'addresses[type eq "work"].country'],
  ...['phoneNumbers[type eq "work"].value', 'phoneNumbers[type eq "mobile"].value'],
  ...['phoneNumbers[type eq "fax"].value', 'roles[primary eq "true"].value'],
  ...['employeeNumber', 'department', 'costCenter', 'organization', 'division'].map((name) => `${ENTERPRISE}:${name}`),
  ...['userType', 'nickName', 'locale', 'timezone', 'profileUrl'],
]
