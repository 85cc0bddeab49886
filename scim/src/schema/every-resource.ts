import { attribute } from './attribute.ts'

/** The attributes that every resource has without any schema listing them: RFC 7643 section 3.1, and `schemas` of section 3. */
export const everyResourceAttributes = [
  attribute({
    name: 'schemas',
    type: 'reference',
    referenceTypes: ['uri'],
    multiValued: true,
    returned: 'always',
    description: 'The URNs of the schemas that this resource follows.',
  }),
  attribute({
    name: 'id',
    caseExact: true,
    mutability: 'readOnly',
    returned: 'always',
    uniqueness: 'server',
    description: 'The identifier that the service provider gave to the resource.',
  }),
  attribute({
    name: 'externalId',
    caseExact: true,
    description: 'The identifier that the client gave to the resource.',
  }),
  attribute({
    name: 'meta',
    type: 'complex',
    mutability: 'readOnly',
    description: 'What the service provider knows about the resource itself.',
    subAttributes: [
      { name: 'resourceType', caseExact: true, mutability: 'readOnly' },
      { name: 'created', type: 'dateTime', mutability: 'readOnly' },
      { name: 'lastModified', type: 'dateTime', mutability: 'readOnly' },
      { name: 'location', type: 'reference', referenceTypes: ['uri'], mutability: 'readOnly' },
      { name: 'version', caseExact: true, mutability: 'readOnly' },
    ],
  }),
]
