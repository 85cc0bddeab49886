import type { Check } from '../../case.ts'
import type { CheckContext } from '../../context.ts'
import { expectList, expectResource, expectStatus, expectValue } from '../../expectations.ts'
import { type Resource } from '../../resource.ts'
import { at, patchBody, query, read } from '../requests.ts'
import { row } from './row.ts'

const notFound =
  'Entra takes the object for new and creates it again: it is refused as a duplicate, or it is there twice.'

/** A group of that name is found by it. @param encode the name as it stands in the address, between the quotes */
const findsGroup =
  (name: string, encode: (literal: string) => string, blank = '%20') =>
  async (context: CheckContext) => {
    const displayName = `${context.unique('group')} ${name}`
    const group = await context.given.group([], { displayName })
    const answer = await context.get(
      `/Groups?excludedAttributes=members&filter=displayName${blank}eq${blank}${encode(displayName)}`,
    )
    expectOnly(expectList(answer, 1).resources, group)
  }

function expectOnly(found: Resource[], wanted: Resource): void {
  expectValue({ found: found.map(({ id }) => id) }, 'found', [wanted.id])
}

const quoted = (text: string): string => encodeURIComponent(JSON.stringify(text))
const withPlus = (text: string): string => `%22${encodeURIComponent(text).replaceAll('%20', '+')}%22`

const encodings: Check[] = [
  ...row(
    { number: 16, seen: 'audriga/scim-server-php#1' },
    {
      what: 'plus-is-a-blank',
      title: 'A plus in the query is a blank, also within quotes',
      consequence: notFound,
      run: findsGroup('EDU All personal', withPlus, '+'),
    },
  ),
  ...row(
    { number: 25, seen: 'postmanlabs/postman-app-support#12551' },
    {
      what: 'apostrophe',
      title: "A group named Test'Group is found by its name",
      consequence: notFound,
      run: findsGroup("Test'Group", quoted),
    },
    {
      what: 'ampersand-and-hash',
      title: 'A group named R&D #1 is found by its name',
      consequence: notFound,
      run: findsGroup('R&D #1', quoted),
    },
    {
      what: 'quotes',
      title: 'A group with quotes in its name is found by it',
      consequence: notFound,
      run: findsGroup('"North" Team', quoted),
    },
  ),
]

const attributes: Check[] = [
  ...row(
    { number: 17, seen: 'https://github.com/ssoready/ssoready/pull/232' },
    {
      what: 'group-by-name',
      title: 'A group is found by its displayName',
      consequence: notFound,
      run: async (context) => {
        const group = await context.given.group()
        expectOnly(
          (await query(context, '/Groups', `displayName eq "${String(group['displayName'])}"`)).resources,
          group,
        )
      },
    },
  ),
  ...row(
    { number: 18, seen: 'MicrosoftDocs/azure-docs#83855' },
    {
      what: 'work-address-filter',
      title: 'emails[type eq "work"].value eq "…" finds the person with that work address',
      consequence: 'Where people are matched by their address, everybody is created again.',
      run: async (context) => {
        const user = await context.given.user()
        const filter = `emails[type eq "work"].value eq "${String(user['userName'])}"`
        expectOnly((await query(context, '/Users', filter)).resources, user)
      },
    },
  ),
  ...row(
    { number: 39, seen: 'OctopusDeploy/Issues#9841' },
    {
      what: 'external-id-finds',
      title: 'A person is found by externalId',
      consequence: 'Since January 2026 many jobs match by it: everybody is created again.',
      run: async (context) => {
        const externalId = context.absentId()
        const user = await context.given.user({ externalId })
        expectOnly((await query(context, '/Users', `externalId eq "${externalId}"`)).resources, user)
      },
    },
    {
      what: 'external-id-of-nobody',
      title: 'An externalId that nobody has gives an empty list and status 200',
      consequence: 'Nobody new is created.',
      run: async (context) => {
        const nobody = encodeURIComponent(`externalId eq "${context.absentId()}"`)
        expectList(await context.get(`/Users?filter=${nobody}`), 0)
      },
    },
  ),
  ...row(
    { number: 40, seen: 'langwatch/langwatch#6973' },
    {
      what: 'value-without-quotes',
      title: 'A filter value without quotes is text',
      column: 'recommended',
      consequence: "Microsoft's own example and its Postman collection fail.",
      run: async (context) => {
        const externalId = context.unique('jyoung')
        const user = await context.given.user({ externalId })
        expectOnly((await query(context, '/Users', `externalId eq ${externalId}`)).resources, user)
      },
    },
  ),
]

const people: Check[] = [
  ...row(
    { number: 20, seen: 'Metatavu/keycloak-scim-server#74' },
    {
      what: 'disabled-person-is-found',
      title: 'A filter finds a person who is switched off',
      consequence: 'Entra creates the person again, is refused as a duplicate, and repeats that in each cycle.',
      run: async (context) => {
        const user = await context.given.user({ active: false })
        expectOnly((await query(context, '/Users', `userName eq "${String(user['userName'])}"`)).resources, user)
      },
    },
  ),
  ...row(
    { number: 22, seen: 'grokability/snipe-it#19090' },
    {
      what: 'match-is-exact',
      title: 'A match has the userName as it was sent, active as a boolean and totalResults as a number',
      consequence: 'Entra sees no match, or a person that differs, and sends the same change in each cycle.',
      run: async (context) => {
        const userName = `Anna.Berg.${context.unique('Mixed')}@Probe.Example`
        await context.given.user({ userName })
        const { resources } = await query(context, '/Users', `userName eq "${userName}"`)
        expectValue(resources[0], 'userName', userName)
        expectValue(resources[0], 'active', true)
      },
    },
  ),
]

const addresses: Check[] = [
  ...row(
    { number: 33, seen: 'https://github.com/ory/polis' },
    {
      what: 'two-slashes',
      title: '//Users is /Users',
      consequence: 'A Tenant URL that ends with a slash is taken for a wrong one.',
      run: async (context) => {
        const user = await context.given.user()
        const filter = encodeURIComponent(`userName eq "${String(user['userName'])}"`)
        expectOnly(expectList(await context.get(`//Users?filter=${filter}`)).resources, user)
      },
    },
    {
      what: 'flag-in-the-address',
      title: 'The flag aadOptscim062020 in the address is overlooked',
      consequence: 'A Tenant URL with the flag fails the connection test.',
      run: async (context) => {
        const user = await context.given.user()
        const filter = encodeURIComponent(`userName eq "${String(user['userName'])}"`)
        expectOnly(expectList(await context.get(`/Users?aadOptscim062020&filter=${filter}`)).resources, user)
        const body = patchBody({ op: 'replace', path: 'title', value: 'Pilot' })
        expectStatus(await context.patch(`${at('/Users', user)}?aadOptscim062020=`, body), [200, 204])
      },
    },
  ),
  ...row(
    { number: 35, seen: 'AzureAD/SCIMReferenceCode#44' },
    {
      what: 'slash-at-the-end',
      title: '/Users/ is /Users, and DisplayName in a filter is displayName',
      column: 'recommended',
      consequence: "Microsoft's Postman collection fails.",
      run: async (context) => {
        const displayName = context.unique('BobIsAmazing')
        const user = await context.given.user({ displayName })
        const answer = await context.get(`/Users/?filter=DisplayName%20eq%20%22${displayName}%22`)
        expectOnly(expectList(answer).resources, user)
      },
    },
    {
      what: 'capitalised-names',
      title: 'POST takes attribute names in any letter case',
      column: 'recommended',
      consequence: "Microsoft's Postman collection fails.",
      run: async (context) => {
        const UserName = `${context.unique('user')}@probe.example`
        const body = {
          UserName,
          Name: { GivenName: 'Anna' },
          Emails: [{ Type: 'work', Value: UserName, Primary: true }],
        }
        const schemas = ['urn:ietf:params:scim:schemas:core:2.0:User']
        const made = expectResource(await context.post('/Users', { schemas, ...body }), 201)
        const after = await read(context, at('/Users', made))
        expectValue(after, 'name.givenName', 'Anna')
        expectValue(after, 'emails[type eq "work"].value', UserName)
      },
    },
  ),
]

/** How Entra looks for people and groups, and at which addresses. */
export const lookups: Check[] = [...encodings, ...attributes, ...people, ...addresses]
