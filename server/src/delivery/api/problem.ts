import { z } from 'zod'
import { StorageUnavailableError } from '../../storage/index.ts'

export type ApiProblemCode =
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'invalid'
  | 'not_acceptable'
  | 'too_many_requests'
  | 'unavailable'
  | 'internal'

interface Facts {
  readonly status: number
  readonly code: ApiProblemCode
  readonly message: string
  readonly whatToDo: string
  /** By parameter. */
  readonly fields?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
}

/** A refusal of the public API with everything that its answer needs. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly facts: Facts
  constructor(facts: Facts) {
    super(facts.message)
    this.facts = facts
  }
}

const realm = 'Bearer realm="Dynasend API"'

/** One answer for a missing, malformed, unknown and revoked key. */
export const unauthenticated = (): ApiProblem =>
  new ApiProblem({
    status: 401,
    code: 'unauthenticated',
    message: 'There is no API key that works in this call.',
    whatToDo:
      'Send the header Authorization: Bearer dynasend_api_…; an owner makes a key under Signatures, Delivery, or with "dynasend api-key create".',
    headers: { 'www-authenticate': realm },
  })

export const lacksScope = (scope: string): ApiProblem =>
  new ApiProblem({
    status: 403,
    code: 'forbidden',
    message: 'This key may not do that.',
    whatToDo: `Use a key with the scope ${scope}.`,
    headers: { 'www-authenticate': `${realm}, error="insufficient_scope", scope="${scope}"` },
  })

/** @param wait in seconds */
export const tooManyFailures = (wait: number): ApiProblem =>
  new ApiProblem({
    status: 429,
    code: 'too_many_requests',
    message: 'Too many calls from this address had no key that works.',
    whatToDo: `Correct the key, and try again in ${wait} seconds. Calls with a key that works are not counted.`,
    headers: { 'retry-after': String(wait) },
  })

/** The same for who does not exist, has no signature, and belongs to another account. */
export const noSignature = (): ApiProblem =>
  new ApiProblem({
    status: 404,
    code: 'not_found',
    message: 'No signature is served for this e-mail address.',
    whatToDo:
      'Check the address (percent-encode it: anna%40nordwind.example). Look the person up in the dashboard: it says whether the person is active, which rule applies, and what is missing.',
  })

export const nothingHere = (): ApiProblem =>
  new ApiProblem({
    status: 404,
    code: 'not_found',
    message: 'There is no such operation.',
    whatToDo: 'GET /api/v1/openapi.json lists them all.',
  })

export const invalid = (fields: Readonly<Record<string, string>>): ApiProblem =>
  new ApiProblem({
    status: 400,
    code: 'invalid',
    message: 'A parameter cannot be used.',
    whatToDo: 'Correct what "fields" names.',
    fields,
  })

export const notAcceptable = (possible: readonly string[]): ApiProblem =>
  new ApiProblem({
    status: 406,
    code: 'not_acceptable',
    message: 'None of the types in Accept can be given.',
    whatToDo: `Ask for ${possible.join(', ')}, or leave Accept out.`,
  })

const unavailable = new ApiProblem({
  status: 503,
  code: 'unavailable',
  message: 'The database cannot answer now.',
  whatToDo: 'Keep the signature that you have, and try again in a few seconds.',
  headers: { 'retry-after': '5' },
})

const internal = new ApiProblem({
  status: 500,
  code: 'internal',
  message: 'Something went wrong on this server.',
  whatToDo: 'Try again. If it happens again, give the header X-Request-Id to the person who runs this server.',
})

/** What to answer to any thrown value. Only `internal` is a fault of ours. */
export function problemOf(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error
  if (error instanceof StorageUnavailableError) return unavailable
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500
  return status >= 400 && status < 500 ? invalid({ request: 'The request could not be read.' }) : internal
}

/** Shape of every refusal (RFC 9457 with the house's `error`). The request's id is in X-Request-Id only. */
export const Problem = z.object({
  type: z.string().meta({ description: 'urn:dynasend:error: and the code' }),
  title: z.string(),
  status: z.number().int(),
  error: z.object({
    code: z.string(),
    message: z.string(),
    what_to_do: z.string(),
    fields: z.record(z.string(), z.string()).optional(),
  }),
})

export function problemBody({ facts }: ApiProblem): string {
  const { status, code, message, whatToDo, fields } = facts
  const error = { code, message, what_to_do: whatToDo, ...(fields === undefined ? {} : { fields }) }
  return JSON.stringify({ type: `urn:dynasend:error:${code}`, title: message, status, error })
}
