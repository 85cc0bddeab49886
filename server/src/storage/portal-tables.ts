/** Rows of the employees' own page; the conventions are those of `tables.ts`. */
export interface PortalTables {
  portal_links: PortalLinkRow
  portal_sessions: PortalSessionRow
}

/** A link that signs one person in, once. */
export interface PortalLinkRow {
  account_id: string
  /** SHA-256 of the link's token, hexadecimal. */
  digest: string
  person_id: string
  created_at: string
  expires_at: string
  used_at: string | null
}

export interface PortalSessionRow {
  account_id: string
  /** SHA-256 of the cookie's token, hexadecimal. */
  digest: string
  person_id: string
  created_at: string
  expires_at: string
}
