import { ScimError } from '@dynasend/scim'
import {
  InvalidCursorError,
  NotFoundError,
  UnavailableError,
  UniquenessError,
  UnknownMemberError,
  VersionMismatchError,
} from '../directory/errors.ts'
import { type Answer, jsonAnswer } from './answer.ts'

/** Turns whatever a handler threw into a SCIM error; null when it is our own fault and unknown. RFC 7644 section 3.12. */
export function scimErrorOf(error: unknown): ScimError | null {
  if (error instanceof ScimError) return error
  if (error instanceof NotFoundError) return notFound()
  if (error instanceof UniquenessError) {
    return new ScimError(409, 'uniqueness', `Another resource has the same ${error.attribute}.`, error.attribute)
  }
  if (error instanceof VersionMismatchError) {
    return new ScimError(412, undefined, 'The resource has changed: its version is not the one that If-Match names.')
  }
  if (error instanceof UnknownMemberError) return unknownMembers(error)
  if (error instanceof InvalidCursorError) {
    return new ScimError(400, 'invalidCursor', 'The cursor is not one of this list. Start again without a cursor.')
  }
  if (error instanceof UnavailableError) {
    return new ScimError(
      503,
      undefined,
      'The server cannot store or read at this moment. Nothing was changed; try again.',
    )
  }
  return frameworkError(error)
}

/** The same answer for an id that never was, is gone, is malformed or belongs to somebody else. */
export function notFound(): ScimError {
  return new ScimError(404, undefined, 'There is no such resource on this SCIM server.')
}

export function refusalAnswer(error: ScimError, headers: Readonly<Record<string, string>> = {}): Answer {
  return jsonAnswer(error.status, error.toBody(), headers)
}

function unknownMembers({ memberIds }: UnknownMemberError): ScimError {
  const named = memberIds.slice(0, 5).join(', ')
  const more = memberIds.length > 5 ? ` and ${memberIds.length - 5} more` : ''
  return new ScimError(400, 'invalidValue', `members: no User or Group of this SCIM server has the id ${named}${more}.`)
}

/** Refusals that Fastify makes before a handler runs, by its error codes. */
function frameworkError(error: unknown): ScimError | null {
  if (!(error instanceof Error) || !('statusCode' in error) || typeof error.statusCode !== 'number') return null
  if (error.statusCode === 413) return new ScimError(413, undefined, 'The body is larger than this server accepts.')
  if (error.statusCode === 415) return new ScimError(415, undefined, 'The body must be JSON (application/scim+json).')
  return error.statusCode < 500 ? new ScimError(400, 'invalidSyntax', error.message) : null
}
