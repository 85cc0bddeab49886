/** An answer that is not a success: RFC 7644 section 3.12. */
export class Failure extends Error {
  readonly status: number
  readonly scimType: string | undefined

  constructor(status: number, detail: string, scimType?: string) {
    super(detail)
    this.status = status
    this.scimType = scimType
  }
}

export function invalidValue(detail: string): Failure {
  return new Failure(400, detail, 'invalidValue')
}

export function invalidPath(detail: string): Failure {
  return new Failure(400, detail, 'invalidPath')
}

export function invalidSyntax(detail: string): Failure {
  return new Failure(400, detail, 'invalidSyntax')
}

export function invalidFilter(detail: string): Failure {
  return new Failure(400, detail, 'invalidFilter')
}
