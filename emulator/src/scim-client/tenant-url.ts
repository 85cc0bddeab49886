/** A Tenant URL that cannot be used; the message says what to do. */
export class TenantUrlError extends Error {
  override readonly name = 'TenantUrlError'
}

/** Which PATCH dialect the address asks for: `legacy` is Entra's default, `compliant` comes with `aadOptscim062020`. */
export type Dialect = 'legacy' | 'compliant'

export interface TenantUrl {
  origin: string
  /** Path without a slash at the end. */
  path: string
  dialect: Dialect
}

/**
 * Reads a Tenant URL. The flag in its query switches the dialect here and is not sent.
 * @throws {TenantUrlError}
 */
export function parseTenantUrl(text: string): TenantUrl {
  let url: URL
  try {
    url = new URL(text.trim())
  } catch {
    throw new TenantUrlError(`"${text.trim()}" is not an address. Copy the whole Tenant URL; it begins with https://.`)
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new TenantUrlError(`The Tenant URL must begin with https://, not with ${url.protocol}//. Copy it again.`)
  }
  if (url.protocol === 'http:' && !isThisMachine(url.hostname)) {
    throw new TenantUrlError(
      `Microsoft Entra ID sends only over HTTPS. Change http:// to https:// in ${text.trim()}; http is allowed only for this machine.`,
    )
  }
  return {
    origin: url.origin,
    path: url.pathname.replaceAll(/\/{2,}/g, '/').replace(/\/$/, ''),
    dialect: /(?:^|[?&])aadOptscim062020/i.test(url.search) ? 'compliant' : 'legacy',
  }
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || /^127\.|^\[::1\]$/.test(host)
}
