import type { Check } from '../../case.ts'
import type { CheckContext } from '../../context.ts'
import { concern, unmet } from '../../ending.ts'
import { expectList, expectStatus, expectValue, shown } from '../../expectations.ts'
import { isRecord, type Json } from '../../resource.ts'
import { beyond, line } from './line.ts'

const users = line(
  'endpoints.users',
  'Endpoint tests: Get all users',
  'All people can be listed',
  'Nothing in a cycle. Imports and other readers fail.',
  async (context) => void expectList(await context.get('/Users')),
)

const groups = line(
  'endpoints.groups',
  'Endpoint tests: Get all groups',
  'All groups can be listed',
  'A server without /Groups fails the connection test as soon as groups are mapped.',
  async (context) => void expectList(await context.get('/Groups')),
)

const resourceTypes = line(
  'endpoints.resource-types',
  'Endpoint tests: Get resource types',
  '/ResourceTypes names /Users as an endpoint',
  'Nothing in a cycle. A listing in the gallery asks for it.',
  async (context) => {
    const list = await jsonOf(context, '/ResourceTypes')
    const endpoints = Array.isArray(list['Resources']) ? list['Resources'].filter(isRecord) : []
    const all = endpoints.map(({ endpoint }) => endpoint)
    if (!all.some((one) => one === '/Users')) unmet('an endpoint "/Users"', shown(all))
  },
)

const configuration = line(
  'endpoints.configuration',
  'Endpoint tests: Get service configuration',
  '/ServiceProviderConfig says that PATCH is supported',
  'Nothing in a cycle. A listing in the gallery asks for it.',
  async (context) => expectValue(await jsonOf(context, '/ServiceProviderConfig'), 'patch.supported', true),
)

const oldConfiguration = line(
  'endpoints.old-configuration',
  'Endpoint tests: Get service configuration',
  'The old address /serviceConfiguration answers, too',
  `${beyond} The collection asks for an address that RFC 7644 does not know.`,
  async (context) => {
    const { status } = await context.get('/serviceConfiguration')
    if (status !== 200) concern('status 200 at an address from before the RFC', `status ${status}`)
  },
)

const schemas = line(
  'endpoints.schemas',
  'Endpoint tests: Get schemas',
  '/Schemas describes the User as "User Account"',
  'Nothing in a cycle. Entra shows what is described when attributes are mapped.',
  async (context) => {
    const answer = await context.get('/Schemas')
    expectStatus(answer, 200)
    if (!answer.text.includes('User Account')) concern('the words "User Account"', 'a description without them')
  },
)

async function jsonOf(context: CheckContext, path: string): Promise<Json> {
  const answer = await context.get(path)
  expectStatus(answer, 200)
  if (!isRecord(answer.json)) unmet('a JSON object', shown(answer.text))
  return answer.json
}

export const endpointLines: readonly Check[] = [users, groups, resourceTypes, configuration, oldConfiguration, schemas]
