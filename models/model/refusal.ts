/** RFC 7644 section 3.12: a status and, for some, a scimType. */
export class Refusal extends Error {
  readonly status: number
  readonly scimType: string | null
  constructor(status: number, scimType: string | null = null) {
    super(`${status} ${scimType ?? ''}`)
    this.status = status
    this.scimType = scimType
  }
}
