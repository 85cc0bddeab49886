import { type AttributeDraft, attribute, type Schema } from './attribute.ts'
import { RESOURCE_TYPE_SCHEMA, SCHEMA_SCHEMA, SERVICE_PROVIDER_CONFIG_SCHEMA } from './urns.ts'

type Said = Omit<AttributeDraft, 'name'>

/** An attribute of a discovery resource: only ever read. */
const readOnly = (name: string, description: string, more: Said = {}): AttributeDraft => ({
  name,
  description,
  mutability: 'readOnly',
  ...more,
})
const required = (name: string, description: string, more: Said = {}) =>
  readOnly(name, description, { required: true, ...more })
const flag = (name: string, description: string) => required(name, description, { type: 'boolean' })
const count = (name: string, description: string) => required(name, description, { type: 'integer' })
const part = (name: string, description: string, ...subAttributes: AttributeDraft[]) =>
  required(name, description, { type: 'complex', subAttributes })
const supported = flag('supported', 'Whether the service can do it.')
const external: Said = { type: 'reference', referenceTypes: ['external'] }
const uri: Said = { type: 'reference', referenceTypes: ['uri'] }

const serviceProviderConfig: AttributeDraft[] = [
  readOnly('documentationUri', 'The address of help for people.', external),
  part('patch', 'Changing parts of a resource.', supported),
  part(
    'bulk',
    'Many operations in one request.',
    supported,
    count('maxOperations', 'The most operations of one request.'),
    count('maxPayloadSize', 'The most bytes of one request.'),
  ),
  part('filter', 'Finding resources by a filter.', supported, count('maxResults', 'The most resources of one answer.')),
  part('changePassword', 'Changing a password.', supported),
  part('sort', 'Sorting answers.', supported),
  part('etag', 'Versions of resources.', supported),
  part(
    'pagination',
    'How long answers are cut into pages: RFC 9865.',
    flag('cursor', 'Whether pages can be asked for by cursor.'),
    flag('index', 'Whether pages can be asked for by index.'),
    readOnly('defaultPaginationMethod', 'The method of a request that names none.', {
      canonicalValues: ['cursor', 'index'],
    }),
    readOnly('defaultPageSize', 'How many resources a page has when none is asked for.', { type: 'integer' }),
    readOnly('maxPageSize', 'The most resources of one page.', { type: 'integer' }),
    readOnly('cursorTimeout', 'How many seconds a cursor can be used for.', { type: 'integer' }),
  ),
  {
    ...part(
      'authenticationSchemes',
      'The ways to prove who is calling.',
      required('type', 'The kind of the scheme.', {
        canonicalValues: ['oauth', 'oauth2', 'oauthbearertoken', 'httpbasic', 'httpdigest'],
      }),
      required('name', 'Its name.'),
      required('description', 'What it is.'),
      readOnly('specUri', 'The address of its specification.', external),
      readOnly('documentationUri', 'The address of help on it.', external),
      readOnly('primary', 'Whether it is the preferred one.', { type: 'boolean' }),
    ),
    multiValued: true,
  },
]

const resourceType: AttributeDraft[] = [
  readOnly('id', "The resource type's identifier."),
  required('name', 'Its name, such as "User".'),
  readOnly('description', 'What it is.'),
  required('endpoint', 'Where its resources are, relative to the base address.', uri),
  required('schema', 'The URN of its core schema.', uri),
  {
    ...part(
      'schemaExtensions',
      'The extensions that its resources may carry.',
      required('schema', "The extension's URN.", uri),
      flag('required', 'Whether each resource must carry it.'),
    ),
    multiValued: true,
  },
]

/** What a schema says of one attribute; `subAttributes` repeat it one level down. */
const characteristics: AttributeDraft[] = [
  required('name', "The attribute's name.", { caseExact: true }),
  required('type', 'The type of its values.', {
    canonicalValues: ['string', 'complex', 'boolean', 'decimal', 'integer', 'dateTime', 'reference', 'binary'],
  }),
  flag('multiValued', 'Whether it has several values.'),
  readOnly('description', 'What it means.', { caseExact: true }),
  readOnly('required', 'Whether each resource must have it.', { type: 'boolean' }),
  readOnly('canonicalValues', 'Values that are suggested.', { multiValued: true, caseExact: true }),
  readOnly('caseExact', 'Whether letters in another case are another value.', { type: 'boolean' }),
  readOnly('mutability', 'Whether and when it can be written.', {
    caseExact: true,
    canonicalValues: ['readOnly', 'readWrite', 'immutable', 'writeOnly'],
  }),
  readOnly('returned', 'When an answer has it.', {
    caseExact: true,
    canonicalValues: ['always', 'never', 'default', 'request'],
  }),
  readOnly('uniqueness', 'Within what its values are unique.', {
    caseExact: true,
    canonicalValues: ['none', 'server', 'global'],
  }),
  readOnly('referenceTypes', 'What a reference may point at.', { multiValued: true, caseExact: true }),
]

const schema: AttributeDraft[] = [
  required('id', "The schema's URN."),
  required('name', 'Its name.'),
  readOnly('description', 'What it is.'),
  {
    ...part(
      'attributes',
      'Its attributes.',
      ...characteristics,
      readOnly('subAttributes', 'The parts of a complex attribute.', {
        type: 'complex',
        multiValued: true,
        subAttributes: characteristics,
      }),
    ),
    multiValued: true,
  },
]

/** The schemas of the discovery resources themselves: RFC 7643 section 8.7.2, with the `pagination` of RFC 9865. */
export const serviceSchemas: readonly Schema[] = [
  {
    id: SERVICE_PROVIDER_CONFIG_SCHEMA,
    name: 'Service Provider Configuration',
    description: "Schema for representing the service provider's configuration",
    attributes: serviceProviderConfig.map(attribute),
  },
  {
    id: RESOURCE_TYPE_SCHEMA,
    name: 'ResourceType',
    description: 'Specifies the schema that describes a SCIM resource type',
    attributes: resourceType.map(attribute),
  },
  {
    id: SCHEMA_SCHEMA,
    name: 'Schema',
    description: 'Specifies the schema that describes a SCIM schema',
    attributes: schema.map(attribute),
  },
]
