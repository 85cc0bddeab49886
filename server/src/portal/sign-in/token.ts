import { digestOf, newLinkToken } from '../../base/index.ts'

/** What a link or a cookie carries: the account, so that it is found by key, and a secret of 190 bits. */
export interface PortalToken {
  readonly accountId: string
  /** SHA-256, hexadecimal: all that is stored. */
  readonly digest: string
}

export function newPortalToken(accountId: string): PortalToken & { readonly text: string } {
  const secret = newLinkToken()
  return { accountId, digest: digestOf(secret).toString('hex'), text: `${accountId}.${secret}` }
}

/** Null: no token can look like this. */
export function readPortalToken(text: string): PortalToken | null {
  const found = /^([\w-]{1,100})\.([0-9A-Za-z]{32})$/u.exec(text)
  if (found === null) return null
  const [, accountId = '', secret = ''] = found
  return { accountId, digest: digestOf(secret).toString('hex') }
}
