import type { Check } from '../../case.ts'
import type { CheckContext } from '../../context.ts'
import { skip, unmet } from '../../ending.ts'
import { expectError, expectStatus, expectValue, shown } from '../../expectations.ts'
import { isRecord, type Json, USER } from '../../resource.ts'
import { at, patchBody, query, read } from '../requests.ts'
import { interopLines } from './line.ts'

/** What is listed at an address of discovery; the check fails when it is not there. */
async function listed(context: CheckContext, path: '/Schemas' | '/ResourceTypes'): Promise<Json[]> {
  const found = (await context.discovery(path))?.['Resources']
  if (!Array.isArray(found)) unmet(`a list at ${path}`, shown(found))
  return found.filter(isRecord)
}

const discovery = interopLines(
  '5.1',
  ...(['/ServiceProviderConfig', '/Schemas', '/ResourceTypes'] as const).map((path) => ({
    what: path
      .slice(1)
      .replaceAll(/(?<=[a-z])[A-Z]/g, '-$&')
      .toLowerCase(),
    title: `${path} is there`,
    run: async (context: CheckContext) => expectStatus(await context.get(path), 200),
  })),
  {
    what: 'referenced-schemas',
    title: 'Each schema that a resource type names is at /Schemas',
    run: async (context) => {
      const known = (await listed(context, '/Schemas')).map((one) => one['id'])
      for (const type of await listed(context, '/ResourceTypes')) {
        const more = Array.isArray(type['schemaExtensions']) ? type['schemaExtensions'].filter(isRecord) : []
        for (const id of [type['schema'], ...more.map((one) => one['schema'])]) {
          if (!known.includes(id)) unmet(`${shown(id)} at /Schemas`, shown(known))
        }
      }
    },
  },
  {
    what: 'resource-type-ids',
    title: 'The id of each resource type is its name',
    run: async (context) => {
      for (const { id, name } of await listed(context, '/ResourceTypes')) {
        if (id === undefined || id !== name) unmet(`the id ${shown(name)}`, shown(id))
      }
    },
  },
  {
    what: 'schemas-are-whole',
    title: 'Each attribute that a person comes back with is in /Schemas',
    run: async (context) => {
      const schema = (await listed(context, '/Schemas')).find((one) => one['id'] === USER)
      const attributes = Array.isArray(schema?.['attributes']) ? schema['attributes'].filter(isRecord) : []
      const known = ['schemas', 'id', 'externalId', 'meta', ...attributes.map((one) => one['name'])]
      const user = await read(context, at('/Users', await context.given.user({ title: 'Pilot' })))
      const strange = Object.keys(user).filter((name) => !name.startsWith('urn:') && !known.includes(name))
      if (strange.length > 0) unmet('no attribute beside the schema', strange.join(', '))
    },
  },
)

const cases = interopLines(
  '5.2',
  {
    what: 'id',
    title: 'An id in another letter case is another id',
    run: async (context) => {
      const user = await context.given.user()
      const other = user.id === user.id.toUpperCase() ? user.id.toLowerCase() : user.id.toUpperCase()
      if (other === user.id) skip('The ids of this server have no letters.')
      expectError(await context.get(`/Users/${encodeURIComponent(other)}`), 404)
    },
  },
  {
    what: 'external-id',
    title: 'An externalId in another letter case is another one',
    run: async (context) => {
      const externalId = context.unique('Mixed-Case')
      await context.given.user({ externalId })
      const { resources } = await query(context, '/Users', `externalId eq "${externalId.toUpperCase()}"`)
      if (resources.length > 0) unmet('nobody', `${resources.length} found`)
    },
  },
  {
    what: 'user-name-in-filters',
    title: 'A userName in another letter case finds the same person',
    otherwise: 'Entra and Okta create the person a second time.',
    run: async (context) => {
      const user = await context.given.user()
      const filter = `userName eq "${String(user['userName']).toUpperCase()}"`
      expectValue((await query(context, '/Users', filter)).resources[0], 'id', user.id)
    },
  },
  {
    what: 'user-name-in-conflicts',
    title: 'A userName in another letter case is taken',
    otherwise: 'The same person is there twice.',
    run: async (context) => {
      const { userName } = await context.given.user()
      expectStatus(await context.post('/Users', { schemas: [USER], userName: String(userName).toUpperCase() }), 409)
    },
  },
)

const breaksEntra =
  'Nothing. A server that does refuse breaks Entra, which sends such requests: only one of the two can be met.'

const strictness = interopLines(
  '5.3',
  {
    what: 'unknown-attribute-in-post',
    title: 'POST with an attribute that no schema has is refused with 400 and scimType invalidSyntax',
    otherwise: breaksEntra,
    run: async (context) => {
      const body = { schemas: [USER], userName: `${context.unique('user')}@probe.example`, shoeSize: '42' }
      expectError(await context.post('/Users', body), 400, 'invalidSyntax')
    },
  },
  {
    what: 'unknown-attribute-in-patch',
    title: 'PATCH of an attribute that no schema has is refused with 400 and scimType invalidSyntax',
    otherwise: breaksEntra,
    run: async (context) => {
      const user = await context.given.user()
      const body = patchBody({ op: 'add', path: 'shoeSize', value: '42' })
      expectError(await context.patch(at('/Users', user), body), 400, 'invalidSyntax')
    },
  },
  {
    what: 'unknown-schema',
    title: 'POST with a schema that the server does not have is refused with 400 and scimType invalidSyntax',
    otherwise: breaksEntra,
    run: async (context) => {
      const schemas = [USER, 'urn:ietf:params:scim:schemas:extension:probe:2.0:Unknown']
      const body = { schemas, userName: `${context.unique('user')}@probe.example` }
      expectError(await context.post('/Users', body), 400, 'invalidSyntax')
    },
  },
)

const others: Check[] = [
  ...interopLines('4', {
    what: 'conformance-is-said',
    title: 'interopProfileConformant in /ServiceProviderConfig is true, false or absent',
    run: async (context) => {
      const said = (await context.discovery('/ServiceProviderConfig'))?.['interopProfileConformant']
      if (said !== undefined && typeof said !== 'boolean') unmet('true, false or nothing', shown(said))
    },
  }),
  ...interopLines('5.4', {
    what: 'canonical-types',
    title: 'Each list with a type names its canonical values in /Schemas',
    run: async (context) => {
      const schema = (await listed(context, '/Schemas')).find((one) => one['id'] === USER)
      const attributes = Array.isArray(schema?.['attributes']) ? schema['attributes'].filter(isRecord) : []
      for (const name of ['emails', 'phoneNumbers', 'ims', 'addresses']) {
        const parts = attributes.find((one) => one['name'] === name)?.['subAttributes']
        const type = Array.isArray(parts) ? parts.filter(isRecord).find((one) => one['name'] === 'type') : undefined
        if (type && !Array.isArray(type['canonicalValues'])) unmet(`canonicalValues of ${name}.type`, 'none')
      }
    },
  }),
]

/** Sections 4 and 5: discovery, letter case, strictness. */
export const model: Check[] = [...others, ...discovery, ...cases, ...strictness]
