import { type AttributeDraft, attribute, type Schema } from './attribute.ts'
import { ENTERPRISE_USER_SCHEMA } from './urns.ts'

const manager: AttributeDraft = {
  name: 'manager',
  type: 'complex',
  description: "The person's manager.",
  subAttributes: [
    { name: 'value', caseExact: true, description: "The manager's id." },
    { name: '$ref', type: 'reference', referenceTypes: ['User'], description: "The manager's address." },
    { name: 'displayName', mutability: 'readOnly', description: "The manager's name." },
  ],
}

/** RFC 7643 section 4.3. */
export const enterpriseUserSchema: Schema = {
  id: ENTERPRISE_USER_SCHEMA,
  name: 'EnterpriseUser',
  description: 'Enterprise User',
  attributes: [
    { name: 'employeeNumber', description: 'The number that the organization gave to the person.' },
    { name: 'costCenter', description: 'The cost center.' },
    { name: 'organization', description: 'The organization.' },
    { name: 'division', description: 'The division.' },
    { name: 'department', description: 'The department.' },
    manager,
  ].map(attribute),
}
