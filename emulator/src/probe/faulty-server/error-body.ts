import type { Broken } from './defects.ts'
import type { Failure } from './failure.ts'
import type { Resource } from './path.ts'

/** The Error body of RFC 7644 section 3.12. */
export function errorBody({ status, message, scimType }: Failure, broken: Broken): Resource {
  const type = scimType === 'uniqueness' && broken('conflict-without-type') ? undefined : scimType
  return {
    ...(broken('errors-without-schemas') ? {} : { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'] }),
    status: broken('status-as-number') ? status : String(status),
    ...(type === undefined ? {} : { scimType: type }),
    detail: message,
  }
}
