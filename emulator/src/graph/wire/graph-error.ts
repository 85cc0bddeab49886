/** A request that Graph refuses: status, Graph's own code, and words that say what to do. */
export class GraphError extends Error {
  override readonly name = 'GraphError'
  readonly status: number
  readonly code: string
  readonly headers: Record<string, string>

  constructor(status: number, code: string, message: string, headers: Record<string, string> = {}) {
    super(message)
    this.status = status
    this.code = code
    this.headers = headers
  }
}

export function badRequest(message: string): GraphError {
  return new GraphError(400, 'Request_BadRequest', message)
}

/** A query option that cannot be read or is not served. */
export function badQuery(message: string): GraphError {
  return new GraphError(400, 'Request_UnsupportedQuery', message)
}

export function notFound(id: string): GraphError {
  return new GraphError(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  )
}

export function denied(message = 'Insufficient privileges to complete the operation.'): GraphError {
  return new GraphError(403, 'Authorization_RequestDenied', message)
}

/** Graph's error envelope. */
export function envelope(
  error: { code: string; message: string },
  ids: { requestId: string; clientRequestId: string; date: string },
): object {
  return {
    error: {
      code: error.code,
      message: error.message,
      innerError: { date: ids.date, 'request-id': ids.requestId, 'client-request-id': ids.clientRequestId },
    },
  }
}
