import type { Check } from '../../case.ts'
import { concern, unmet } from '../../ending.ts'
import { expectList, expectResource, expectStatus, expectValue, shown } from '../../expectations.ts'
import { ENTERPRISE, USER } from '../../resource.ts'
import { addressOf, expectValues, readBack } from '../../steps.ts'
import { beyond, line } from './line.ts'

const enterprise = line(
  'users.pascal-case',
  'User tests: Post enterprise user',
  'Attribute names in PascalCase are understood',
  'Values under such names are lost. Attribute names have no case (RFC 7643 section 2.1).',
  async (context) => {
    const userName = `${context.unique('user')}@probe.example`
    const manager = await context.given.user()
    const made = expectResource(
      await context.post('/Users', {
        schemas: [ENTERPRISE, USER],
        UserName: userName,
        Emails: [{ Primary: true, type: 'work', Value: userName }],
        [ENTERPRISE]: { Department: 'Purchasing', Manager: { Value: manager.id } },
      }),
      201,
    )
    const found = await readBack(context, addressOf('/Users', made))
    expectValues(found, {
      userName,
      'emails[type eq "work"].value': userName,
      [`${ENTERPRISE}:department`]: 'Purchasing',
      [`${ENTERPRISE}:manager.value`]: manager.id,
    })
  },
)

const attributes = line(
  'users.attributes',
  'User tests: Get user attributes',
  'A list with attributes= gives these and the id, and no others',
  'Answers are larger than they need to be; a reader that trusts the list sees what it did not ask for.',
  async (context) => {
    const user = await context.given.user()
    const filter = encodeURIComponent(`userName eq "${String(user['userName'])}"`)
    const answer = await context.get(`/Users?attributes=userName,emails&filter=${filter}`)
    const [found = user] = expectList(answer, 1).resources
    expectValues(found, { id: user.id, userName: user['userName'], displayName: undefined })
  },
)

const trailingSlash = line(
  'users.trailing-slash',
  'User tests: Get user filters',
  'A slash after /Users and an attribute name in another case are understood',
  `${beyond} The collection writes its filters so.`,
  async (context) => {
    const displayName = context.unique('bob-is-amazing')
    const user = await context.given.user({ displayName })
    const [found = user] = expectList(
      await context.get(`/Users/?filter=DisplayName+eq+%22${displayName}%22`),
      1,
    ).resources
    expectValue(found, 'id', user.id)
  },
)

const put = line(
  'users.put',
  'User tests: Replace user',
  'PUT replaces the whole person, and what is left out is gone',
  'Nothing: Entra sends no PUT. Okta does.',
  async (context) => {
    const user = await context.given.user({ title: 'Buyer' })
    const { schemas, userName } = user
    const name = { givenName: 'Ryan', familyName: 'Leenay', formatted: 'Ryan Leenay' }
    const address = addressOf('/Users', user)
    expectStatus(await context.put(address, { schemas, id: user.id, userName, active: true, name }), 200)
    expectValues(await readBack(context, address), { 'name.formatted': 'Ryan Leenay', title: undefined })
  },
)

const filteredAttributes = line(
  'users.filtered-attributes',
  'ComplexAttribute tests: Get with emails[type eq "work"]',
  'attributes=emails[type eq "work"] gives the work address',
  `${beyond} RFC 7644 allows no filter there.`,
  async (context) => {
    const user = await context.given.user()
    const path = `${addressOf('/Users', user)}?attributes=${encodeURIComponent('emails[type eq "work"]')}`
    const answer = await context.get(path)
    const isThere = answer.status === 200 && answer.text.includes(String(user['userName']))
    if (!isThere) concern('the work address', `status ${answer.status} without it`)
  },
)

const nullParts = line(
  'users.null-parts',
  'User tests with garbage: Post OMalley',
  'A person with null in parts of an address is created',
  'Older jobs send null for what is empty; the person cannot be created.',
  async (context) => {
    const userName = `${context.unique('omalley')}@probe.example`
    const addresses = [{ type: 'work', country: null, streetAddress: 'Quay Street 9', locality: null, primary: null }]
    const made = expectResource(
      await context.post('/Users', { schemas: [USER], userName, title: null, addresses }),
      201,
    )
    expectValue(made, 'addresses[type eq "work"].streetAddress', 'Quay Street 9')
  },
)

const textBoolean = line(
  'users.text-boolean',
  'User tests with garbage: Post employee with active "True"',
  'active as the text "True" becomes a boolean',
  'The person cannot be created, or comes back with a text that Entra cannot read.',
  async (context) => {
    const userName = `${context.unique('user')}@probe.example`
    const made = expectResource(await context.post('/Users', { schemas: [USER], userName, active: 'True' }), 201)
    expectValue(made, 'active', true)
  },
)

const noUserName = line(
  'users.no-username',
  'User tests with garbage: Post user without userName',
  'A person without a userName is refused with 400, by POST and by PUT',
  'Nobody can be matched to such a person later.',
  async (context) => {
    expectStatus(await context.post('/Users', { schemas: [USER], displayName: context.unique('nameless') }), 400)
    const user = await context.given.user()
    const answer = await context.put(addressOf('/Users', user), { schemas: [USER], displayName: 'Nameless' })
    expectStatus(answer, 400)
  },
)

const malformed = line(
  'users.malformed',
  'User tests with garbage: Post bad JSON',
  'A body that is no JSON is refused with 400',
  'A status of 500 looks like a server that is down; the log says nothing of use.',
  async (context) => {
    const text = `{"schemas":["${USER}"],"userName":"${context.unique('broken')}"`
    expectStatus(await context.send('POST', '/Users', { text }), 400)
  },
)

const detail = line(
  'users.duplicate-detail',
  'User tests with garbage: Post duplicate',
  'A refused duplicate says why in `detail`',
  'The provisioning log shows no reason.',
  async (context) => {
    const { userName } = await context.given.user()
    const answer = await context.post('/Users', { schemas: [USER], userName })
    expectStatus(answer, 409)
    if (!/"detail"\s*:\s*"[^"]/.test(answer.text)) unmet('a detail', shown(answer.text))
  },
)

const misspelt = line(
  'users.misspelt',
  'User tests with garbage: Put with a misspelt attribute',
  'An attribute that is unknown does not spoil the rest of a PUT',
  'One attribute that is mapped and not known here makes every update of the person fail.',
  async (context) => {
    const user = await context.given.user()
    const { schemas, userName } = user
    const body = { schemas, userName, title: 'Buyer', adreses: [{ type: 'work' }] }
    const address = addressOf('/Users', user)
    expectStatus(await context.put(address, body), 200)
    expectValue(await readBack(context, address), 'title', 'Buyer')
  },
)

export const userLines: readonly Check[] = [
  ...[enterprise, attributes, trailingSlash, put, filteredAttributes, nullParts, textBoolean],
  ...[noUserName, malformed, detail, misspelt],
]
