import type { Check } from '../../case.ts'
import { concern, unmet } from '../../ending.ts'
import {
  expectContentType,
  expectError,
  expectList,
  expectResource,
  expectStatus,
  expectValue,
} from '../../expectations.ts'
import { ENTERPRISE, GROUP, isRecord, USER } from '../../resource.ts'
import { at, read } from '../requests.ts'
import { row, untestable } from './row.ts'

const again = 'Entra compares what comes back with what it sent: the same change is sent again in each cycle.'

const conflicts = row(
  { number: 21, seen: 'ory/polis#4065' },
  {
    what: 'conflict-says-so-for-people',
    title: 'A second person of the same userName is refused with 409 and scimType uniqueness',
    column: 'recommended',
    consequence: 'Entra reports an unspecific failure, where a mapping that makes duplicates would have been named.',
    run: async (context) => {
      const { userName } = await context.given.user()
      expectError(await context.post('/Users', { schemas: [USER], userName }), 409, 'uniqueness')
    },
  },
  {
    what: 'conflict-says-so-for-groups',
    title: 'A second group of the same displayName is refused with 409 and scimType uniqueness',
    column: 'recommended',
    consequence: 'Groups appear twice, and members go to one of them by chance.',
    run: async (context) => {
      const { displayName } = await context.given.group()
      expectError(await context.post('/Groups', { schemas: [GROUP], displayName }), 409, 'uniqueness')
    },
  },
)

const nothingMore = row(
  { number: 26, seen: 'sourcegraph/sourcegraph#62185' },
  {
    what: 'no-invented-parts',
    title: 'An e-mail address comes back with the parts that were sent and no other',
    column: 'recommended',
    consequence: "Microsoft's validator takes a display that nobody sent for an error.",
    run: async (context) => {
      const value = `${context.unique('mail')}@probe.example`
      const emails = [{ type: 'work', value, primary: true }]
      const user = await context.given.user({ emails })
      expectValue(await read(context, at('/Users', user)), 'emails', emails)
    },
  },
  {
    what: 'no-password',
    title: 'A password never comes back',
    consequence: 'Secrets end up in provisioning logs, which many people can read.',
    run: async (context) => {
      const userName = `${context.unique('user')}@probe.example`
      const made = expectResource(
        await context.post('/Users', { schemas: [USER], userName, password: 'Probe-1-secret' }),
        201,
      )
      expectValue(made, 'password', undefined)
      expectValue(await read(context, at('/Users', made)), 'password', undefined)
    },
  },
)

const mediaTypes = row(
  { number: 27, seen: 'AzureAD/SCIMReferenceCode#108' },
  {
    what: 'media-type-of-answers',
    title: 'Answers are application/scim+json',
    consequence: "Microsoft's validator ends here, and some versions of the service cannot read the answer.",
    run: async (context) => {
      const answer = await context.get(`/Users?filter=${encodeURIComponent(`userName eq "${context.absentId()}"`)}`)
      expectStatus(answer, 200)
      expectContentType(answer)
    },
  },
  {
    what: 'plain-json-is-read',
    title: 'A body may come as application/json',
    column: 'recommended',
    consequence: 'Nothing with Entra; many other clients send it so.',
    run: async (context) => {
      const body = { schemas: [USER], userName: `${context.unique('user')}@probe.example` }
      const headers = { 'content-type': 'application/json' }
      expectResource(await context.post('/Users', body, { headers }), 201)
    },
  },
  {
    what: 'charset-is-read',
    title: 'A body may come as application/scim+json; charset=utf-8',
    consequence: 'Every creation and change is refused: Entra always names the charset.',
    run: async (context) => {
      const body = { schemas: [USER], userName: `${context.unique('user')}@probe.example` }
      const headers = { 'content-type': 'application/scim+json; charset=utf-8' }
      expectStatus(await context.post('/Users', body, { headers }), 201)
    },
  },
)

const verbatim = row(
  { number: 31, seen: 'MicrosoftDocs/azure-docs#11784' },
  {
    what: 'phone-as-sent',
    title: 'A phone number comes back with its blanks and signs',
    consequence: again,
    run: async (context) => {
      const phoneNumbers = [{ type: 'work', value: '+49 (0)40 555-01 00', primary: true }]
      const user = await context.given.user({ phoneNumbers })
      expectValue(await read(context, at('/Users', user)), 'phoneNumbers[type eq "work"].value', '+49 (0)40 555-01 00')
    },
  },
  {
    what: 'text-as-sent',
    title: 'Names and departments come back in the letters that were sent',
    consequence: again,
    run: async (context) => {
      const more = { displayName: 'ANNA  de la Berg-Ünal', [ENTERPRISE]: { department: 'Vertrieb SÜD / 3' } }
      const user = await context.given.user({ schemas: [USER, ENTERPRISE], ...more })
      const after = await read(context, at('/Users', user))
      expectValue(after, 'displayName', 'ANNA  de la Berg-Ünal')
      expectValue(after, `${ENTERPRISE}:department`, 'Vertrieb SÜD / 3')
    },
  },
  {
    what: 'external-id-as-sent',
    title: 'externalId comes back as it was sent',
    consequence: again,
    run: async (context) => {
      const externalId = context.unique('External-Id')
      const user = await context.given.user({ externalId })
      expectValue(await read(context, at('/Users', user)), 'externalId', externalId)
    },
  },
)

const strangers: Check[] = [
  ...row(
    { number: 19, seen: 'https://github.com/kortix-ai/suna/pull/7297' },
    {
      what: 'no-user-agent',
      title: 'A request without User-Agent is answered',
      consequence: 'Entra sends none: a firewall that takes it for a robot stops everything with 403.',
      run: async (context) => {
        const filter = encodeURIComponent(`userName eq "${context.absentId()}"`)
        expectList(await context.get(`/Users?filter=${filter}`, { headers: { 'user-agent': null } }), 0)
      },
    },
  ),
  ...row(
    { number: 38, seen: 'https://github.com/pranems/SCIMServer' },
    {
      what: 'nothing-unreadable-announced',
      title: '/Schemas announces no attribute that never comes back',
      column: 'recommended',
      consequence:
        "Microsoft's validator, told to discover the schema, sends such attributes and misses them in the answer.",
      run: async (context) => {
        const found = await context.discovery('/Schemas')
        if (!found) unmet('a list of schemas at /Schemas', 'none')
        const never = neverReturned(found)
        if (never.length > 0) concern('no attribute with "returned": "never"', never.join(', '))
      },
    },
  ),
  ...untestable(
    { number: 23, seen: 'MicrosoftDocs/azure-docs#22948' },
    'Unassigning somebody who was never created sends nothing',
    'Entra decides this before it sends anything.',
  ),
  ...untestable(
    { number: 28, seen: 'MicrosoftDocs/azure-docs#116235' },
    'The validator in the browser can reach the server',
    'Only a browser is held back by CORS; the service is not. The probe is no browser.',
  ),
  ...untestable(
    { number: 37, seen: 'https://github.com/better-auth/better-auth' },
    'Two preview tests of the validator expect text where the schema has booleans and objects',
    'A server that answers the right types fails them; that is known and right.',
  ),
]

/** Names of attributes that are never returned, at any depth. */
function neverReturned(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(neverReturned)
  if (!isRecord(value)) return []
  const here = value['returned'] === 'never' ? [String(value['name'])] : []
  return [...here, ...Object.values(value).flatMap(neverReturned)]
}

/** What comes back, and in which form. */
export const answers: Check[] = [...conflicts, ...nothingMore, ...mediaTypes, ...verbatim, ...strangers]
