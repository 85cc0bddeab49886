import { attribute, createSchemaRegistry, matchesFilter, parseFilter } from '@dynasend/scim'

const registry = createSchemaRegistry()
const id = 'urn:ietf:params:scim:schemas:extension:Nordwind:2.0:User'
registry.register(
  {
    id,
    name: 'Nordwind',
    description: 'What Nordwind adds',
    attributes: [attribute({ name: 'floor', type: 'integer' })],
  },
  'User',
)

export const upstairs = matchesFilter(
  parseFilter(`${id}:floor gt 2`),
  { [id]: { floor: 3 } },
  registry.resourceType('User'),
)
// true
