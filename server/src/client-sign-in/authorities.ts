import type { Cloud } from '../directory/client-contract.ts'

export interface Authority {
  /** Where the tenants' keys are; the tenant's id follows. Never taken from a token. */
  readonly keys: (tenantId: string) => string
  /** What `iss` may be: Entra's version 1 and version 2 forms. */
  readonly issuers: (tenantId: string) => readonly string[]
}

function authority(base: string, versionOne: string): Authority {
  return {
    keys: (tenant) => `${base}/${tenant}/discovery/v2.0/keys`,
    issuers: (tenant) => [`${versionOne}/${tenant}/`, `${base}/${tenant}/v2.0`],
  }
}

/**
 * Microsoft's sign-in hosts (learn.microsoft.com/entra/identity-platform/authentication-national-cloud), and the one that an
 * operator configured, for a rehearsal.
 */
export function authoritiesOf(configured: string | null): Readonly<Record<Cloud, Authority | null>> {
  return {
    global: authority('https://login.microsoftonline.com', 'https://sts.windows.net'),
    usGovernment: authority('https://login.microsoftonline.us', 'https://sts.windows.net'),
    china: authority('https://login.partner.microsoftonline.cn', 'https://sts.chinacloudapi.cn'),
    operator: configured === null ? null : authority(configured, configured),
  }
}
