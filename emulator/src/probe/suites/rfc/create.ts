import type { Check } from '../../case.ts'
import { unmet } from '../../ending.ts'
import { expectContentType, expectError, expectResource, expectStatus, expectValue, shown } from '../../expectations.ts'
import { ENTERPRISE, GROUP, type Json, USER, valueAt } from '../../resource.ts'
import { at, read } from '../requests.ts'
import { clientsFail, rfcLines } from './line.ts'

/** The full user of RFC 7643 section 8.2, with invented values. */
function fullUser(userName: string): Json {
  return {
    schemas: [USER],
    externalId: userName,
    userName,
    name: {
      formatted: 'Ms. Barbara J Jensen, III',
      familyName: 'Jensen',
      givenName: 'Barbara',
      middleName: 'Jane',
      honorificPrefix: 'Ms.',
      honorificSuffix: 'III',
    },
    displayName: 'Babs Jensen',
    nickName: 'Babs',
    profileUrl: 'https://login.probe.example/bjensen',
    emails: [
      { value: userName, type: 'work', primary: true },
      { value: 'babs@probe.example', type: 'home' },
    ],
    phoneNumbers: [{ value: '555-555-5555', type: 'work' }],
    userType: 'Employee',
    title: 'Tour Guide',
    preferredLanguage: 'en-US',
    locale: 'en-US',
    timezone: 'America/Los_Angeles',
    active: true,
  }
}

const created = rfcLines(
  '3.3',
  {
    what: 'created',
    title: 'POST answers 201 with the new resource, its id and the schemas',
    column: 'mandatory',
    consequence: 'Entra cannot link the person and creates nobody.',
    run: async (context) => {
      const userName = `${context.unique('bjensen')}@probe.example`
      const body = { schemas: [USER], userName, externalId: context.unique('bjensen'), name: { familyName: 'Jensen' } }
      const answer = await context.post('/Users', body)
      const made = expectResource(answer, 201)
      expectContentType(answer)
      expectValue(made, 'userName', userName)
      expectValue(made, 'name.familyName', 'Jensen')
      if (!Array.isArray(made['schemas']) || !made['schemas'].includes(USER))
        unmet(`schemas with ${USER}`, shown(made['schemas']))
    },
  },
  {
    what: 'location',
    title: 'The answer to POST has a Location header, which is meta.location',
    consequence: clientsFail,
    run: async (context) => {
      const body = { schemas: [USER], userName: `${context.unique('bjensen')}@probe.example` }
      const answer = await context.post('/Users', body)
      expectStatus(answer, 201)
      const { location } = answer.headers
      if (location === undefined) unmet('a Location header', 'none')
      expectValue(answer.json, 'meta.location', location)
    },
  },
  {
    what: 'extra-values-kept-out',
    title: 'An id and meta that the client sends are overlooked',
    consequence: clientsFail,
    run: async (context) => {
      const id = context.absentId()
      const body = {
        schemas: [USER],
        id,
        meta: { resourceType: 'Group' },
        userName: `${context.unique('user')}@probe.example`,
      }
      const made = expectResource(await context.post('/Users', body), 201)
      if (made.id === id) unmet('an id of the server', shown(id))
      if (valueAt(made, 'meta.resourceType') === 'Group') unmet('a person, not a group', shown(made['meta']))
    },
  },
  {
    what: 'missing-user-name',
    title: 'A person without userName is refused with 400 and scimType invalidValue',
    consequence: 'People without a name appear, whom nobody can find again.',
    run: async (context) => {
      expectError(
        await context.post('/Users', { schemas: [USER], displayName: context.unique('nameless') }),
        400,
        'invalidValue',
      )
    },
  },
  {
    what: 'duplicate',
    title: 'A second person of the same userName, in another letter case, is refused with 409 and scimType uniqueness',
    consequence: 'The same person is there twice.',
    run: async (context) => {
      const { userName } = await context.given.user()
      expectError(
        await context.post('/Users', { schemas: [USER], userName: String(userName).toUpperCase() }),
        409,
        'uniqueness',
      )
    },
  },
)

const resources: Check[] = [
  ...rfcLines('7643 3.1', {
    what: 'common-attributes',
    title: 'meta has resourceType, created, lastModified and location',
    consequence: 'Entra does not need them; other clients cannot tell what changed.',
    run: async (context) => {
      const user = await context.given.user()
      const found = await read(context, at('/Users', user))
      expectValue(found, 'meta.resourceType', 'User')
      for (const name of ['created', 'lastModified', 'location']) {
        const value = valueAt(found, `meta.${name}`)
        if (typeof value !== 'string' || (name !== 'location' && Number.isNaN(Date.parse(value))))
          unmet(`meta.${name}`, shown(value))
      }
    },
  }),
  ...rfcLines('7643 2.5', {
    what: 'null-is-nothing',
    title: 'An attribute that is null or an empty list counts as not given',
    consequence: 'Old versions of Entra send nulls: nobody is created.',
    run: async (context) => {
      const body = { schemas: [USER], userName: `${context.unique('user')}@probe.example`, title: null, emails: [] }
      const made = expectResource(await context.post('/Users', body), 201)
      const found = await read(context, at('/Users', made))
      expectValue(found, 'title', undefined)
      expectValue(found, 'emails', undefined)
    },
  }),
  ...rfcLines('7643 8.2', {
    what: 'full-user',
    title: 'The full user of the RFC comes back as it was sent',
    consequence: 'Entra sends the attributes that are missing in each cycle.',
    run: async (context) => {
      const body = fullUser(`${context.unique('bjensen')}@probe.example`)
      const made = expectResource(await context.post('/Users', body), 201)
      const found = await read(context, at('/Users', made))
      for (const [name, value] of Object.entries(body)) {
        if (name === 'schemas' || name === 'emails' || name === 'phoneNumbers') continue
        expectValue(found, name, value)
      }
      expectValue(found, 'emails[type eq "home"].value', 'babs@probe.example')
      expectValue(found, 'emails[type eq "work"].primary', true)
      expectValue(found, 'phoneNumbers[type eq "work"].value', '555-555-5555')
    },
  }),
  ...rfcLines('7643 8.3', {
    what: 'enterprise-user',
    title: 'The enterprise extension comes back as it was sent, and its schema is named',
    consequence: 'Departments, numbers and managers are lost.',
    run: async (context) => {
      const extension = {
        employeeNumber: '701984',
        costCenter: '4130',
        organization: 'Studios',
        division: 'Park',
        department: 'Tours',
      }
      const user = await context.given.user({ schemas: [USER, ENTERPRISE], [ENTERPRISE]: extension })
      const found = await read(context, at('/Users', user))
      expectValue(found, ENTERPRISE, extension)
      const schemas = found['schemas']
      if (!Array.isArray(schemas) || !schemas.includes(ENTERPRISE)) unmet(`schemas with ${ENTERPRISE}`, shown(schemas))
    },
  }),
  ...rfcLines('7643 8.4', {
    what: 'group',
    title: 'A group comes back with its members, and its members name the group',
    consequence: 'Entra does not read it; other clients cannot tell who is in which group.',
    run: async (context) => {
      const user = await context.given.user()
      const body = { schemas: [GROUP], displayName: context.unique('Tour Guides'), members: [{ value: user.id }] }
      const made = expectResource(await context.post('/Groups', body), 201)
      expectValue(await read(context, at('/Groups', made)), `members[value eq "${user.id}"].value`, user.id)
      expectValue(await read(context, at('/Users', user)), `groups[value eq "${made.id}"].value`, made.id)
    },
  }),
]

/** Creating, and what a resource looks like. */
export const create: Check[] = [...created, ...resources]
