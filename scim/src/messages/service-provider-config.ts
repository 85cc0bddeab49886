import type { JsonObject } from '../json.ts'
import { SERVICE_PROVIDER_CONFIG_SCHEMA } from '../schema/urns.ts'

export interface ServiceProviderFacts {
  /** Of the service, without a slash at the end. */
  readonly baseUrl: string
  readonly documentationUri?: string
  readonly bulk: { readonly maxOperations: number; readonly maxPayloadSize: number } | null
  readonly filter: { readonly maxResults: number }
  /** RFC 9865 section 4. */
  readonly pagination: {
    readonly defaultPageSize: number
    readonly maxPageSize: number
    readonly cursorTimeoutSeconds: number
  }
}

/** RFC 7643 section 5 with the `pagination` of RFC 9865; authentication is a bearer token. */
export function serviceProviderConfig(facts: ServiceProviderFacts): JsonObject {
  const { defaultPageSize, maxPageSize, cursorTimeoutSeconds } = facts.pagination
  return {
    schemas: [SERVICE_PROVIDER_CONFIG_SCHEMA],
    ...(facts.documentationUri === undefined ? {} : { documentationUri: facts.documentationUri }),
    patch: { supported: true },
    bulk: {
      supported: facts.bulk !== null,
      maxOperations: facts.bulk?.maxOperations ?? 0,
      maxPayloadSize: facts.bulk?.maxPayloadSize ?? 0,
    },
    filter: { supported: true, maxResults: facts.filter.maxResults },
    changePassword: { supported: false },
    sort: { supported: true },
    etag: { supported: true },
    pagination: {
      cursor: true,
      index: true,
      defaultPaginationMethod: 'index',
      defaultPageSize,
      maxPageSize,
      cursorTimeout: cursorTimeoutSeconds,
    },
    authenticationSchemes: [
      {
        type: 'oauthbearertoken',
        name: 'Secret Token',
        description: 'The Secret Token of the SCIM server, sent as "Authorization: Bearer <token>".',
        specUri: 'https://www.rfc-editor.org/info/rfc6750',
        primary: true,
      },
    ],
    meta: { resourceType: 'ServiceProviderConfig', location: `${facts.baseUrl}/ServiceProviderConfig` },
  }
}
