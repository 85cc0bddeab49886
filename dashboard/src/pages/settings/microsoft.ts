import type { MicrosoftChange } from '../../api/operators.ts'

/** What was entered as the API wants it: an address is an issuer, anything else a tenant id; an empty secret keeps the saved one. */
export function microsoftChange(tenant: string, clientId: string, clientSecret: string): MicrosoftChange {
  const where = tenant.trim()
  return {
    ...(/^https?:\/\//i.test(where) ? { issuer: where } : { tenantId: where }),
    clientId: clientId.trim(),
    ...(clientSecret === '' ? {} : { clientSecret }),
  }
}
