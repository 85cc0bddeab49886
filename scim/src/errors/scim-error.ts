/** RFC 7644 table 9, and the three that RFC 9865 section 2.1 adds for pages. */
export const scimTypes = [
  'invalidFilter',
  'tooMany',
  'uniqueness',
  'mutability',
  'invalidSyntax',
  'invalidPath',
  'noTarget',
  'invalidValue',
  'invalidVers',
  'sensitive',
  'invalidCursor',
  'expiredCursor',
  'invalidCount',
] as const

export type ScimType = (typeof scimTypes)[number]

/** The Error message of RFC 7644 section 3.12; `status` is a string there. */
export type ScimErrorBody = {
  schemas: string[]
  status: string
  scimType?: ScimType
  detail: string
}

export const ERROR_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:Error'

/** The one family of errors that this package throws for bad input; anything else thrown is a bug. */
export class ScimError extends Error {
  override readonly name = 'ScimError'
  readonly status: number
  readonly scimType: ScimType | undefined
  /** What is wrong and what to do; reaches the client, so it never carries a secret. */
  readonly detail: string
  /** The attribute at fault, in the schema's spelling, when there is one. */
  readonly attribute: string | undefined

  constructor(status: number, scimType: ScimType | undefined, detail: string, attribute?: string) {
    super(detail)
    this.status = status
    this.scimType = scimType
    this.detail = detail
    this.attribute = attribute
  }

  /** The body to answer with. */
  toBody(): ScimErrorBody {
    const head = { schemas: [ERROR_SCHEMA], status: String(this.status) }
    return this.scimType === undefined
      ? { ...head, detail: this.detail }
      : { ...head, scimType: this.scimType, detail: this.detail }
  }
}

/** Client text for use inside a detail: shortened, control characters replaced. */
export function quoted(text: string, maximum = 60): string {
  const clean = text.replace(/[\p{Cc}\p{Cf}]/gu, ' ')
  return JSON.stringify(clean.length > maximum ? `${clean.slice(0, maximum)}…` : clean)
}
