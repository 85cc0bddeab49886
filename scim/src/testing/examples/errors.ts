import { createSchemaRegistry, readResource, ScimError } from '@dynasend/scim'

const user = createSchemaRegistry().resourceType('User')

export function answerTo(body: unknown): object {
  try {
    return readResource(body, user, 'create')
  } catch (error) {
    if (error instanceof ScimError) return error.toBody()
    throw error
  }
}

export const answer = answerTo({ userName: 'asa', active: 'perhaps' })
// { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: '400', scimType: 'invalidValue',
//   detail: 'The value of "active" must be true or false.' }
