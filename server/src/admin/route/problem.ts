import { z } from 'zod'
import { ConnectProblem } from '../../connect/index.ts'
import {
  AlreadyDecidedError,
  DecisionNeededError,
  DirectoryError,
  InvalidCursorError,
  LastOwnerError,
  NotFoundError,
  ReadOnlyError,
  TokenLimitError,
  UnavailableError,
  UniquenessError,
  VersionMismatchError,
} from '../../directory/errors.ts'
import { isUnavailable } from '../../directory/operators/unavailable.ts'
import {
  ChangeSetGoneError,
  FolderError,
  MergeConflictError,
  PublicationError,
  RevisionError,
} from '../../signatures/index.ts'
import type { ProblemBody, ProblemCode } from './shapes.ts'

export interface ProblemFacts {
  readonly status: number
  readonly code: ProblemCode
  readonly message: string
  readonly whatToDo?: string
  readonly fields?: Record<string, string>
  readonly retryAfterSeconds?: number
}

/** A refusal with everything that its answer needs. */
export class AdminProblem extends Error {
  override readonly name = 'AdminProblem'
  readonly facts: ProblemFacts
  constructor(facts: ProblemFacts) {
    super(facts.message)
    this.facts = facts
  }
}

export const notFound = (): AdminProblem =>
  new AdminProblem({
    status: 404,
    code: 'not_found',
    message: 'There is nothing at this address that you can see.',
    whatToDo: 'It may have been deleted, or belong to another account. Go back to the list.',
  })

export const unauthenticated = (): AdminProblem =>
  new AdminProblem({
    status: 401,
    code: 'unauthenticated',
    message: 'You are not signed in, or your session has ended.',
    whatToDo: 'Sign in again.',
  })

export const forbidden = (): AdminProblem =>
  new AdminProblem({
    status: 403,
    code: 'forbidden',
    message: 'Your role does not allow this.',
    whatToDo: 'Ask an owner of this account to do it, or to change your role.',
  })

/** A link that cannot be used, for every reason alike: a stranger learns nothing from the difference. */
export const badLink = (): AdminProblem =>
  new AdminProblem({
    status: 404,
    code: 'not_found',
    message: 'This link was used already, has expired, or was never valid.',
    whatToDo: 'Ask for a new link.',
  })

export const invalid = (fields: Record<string, string>): AdminProblem =>
  new AdminProblem({
    status: 400,
    code: 'invalid',
    message: 'Some of what you entered cannot be used.',
    whatToDo: 'Correct the marked fields and try again.',
    fields,
  })

const conflict = (message: string, whatToDo: string): ProblemFacts => ({
  status: 409,
  code: 'conflict',
  message,
  whatToDo,
})

const changeSetGone = conflict(
  'This change set is published, discarded or waits for approval, so it cannot be changed.',
  'Choose another change set, or begin a new one.',
)

function ofDirectory(error: DirectoryError): ProblemFacts {
  if (error instanceof NotFoundError) return notFound().facts
  if (error instanceof InvalidCursorError) {
    return {
      status: 400,
      code: 'invalid',
      message: 'This page marker belongs to another list.',
      whatToDo: 'Load the list again from its beginning.',
    }
  }
  if (error instanceof UniquenessError) {
    return conflict(`Somebody else has the same ${error.attribute}.`, `Choose another ${error.attribute}.`)
  }
  if (error instanceof AlreadyDecidedError)
    return conflict(error.message, 'Load the page again: it shows what was decided, by whom, and how far it is.')
  if (error instanceof DecisionNeededError)
    return conflict(error.message, 'Open Held changes and decide there: let it happen, or put them back.')
  if (error instanceof LastOwnerError) {
    return conflict('An account needs at least one owner.', 'Make somebody else an owner first.')
  }
  if (error instanceof TokenLimitError) {
    return conflict('Two Secret Tokens are in use already.', 'Revoke the one that is not used any more, then rotate.')
  }
  if (error instanceof ReadOnlyError) {
    return conflict(
      'This person comes from a connected SCIM server and is read-only here.',
      'Change the person in Microsoft Entra, or disconnect the SCIM server first.',
    )
  }
  if (error instanceof VersionMismatchError) {
    return conflict('It was changed by somebody else meanwhile.', 'Load it again and repeat your change.')
  }
  if (error instanceof UnavailableError) {
    return {
      status: 503,
      code: 'unavailable',
      message: 'The database cannot answer now. Nothing was changed.',
      whatToDo: 'Try again in a few seconds.',
      retryAfterSeconds: error.retryAfterSeconds,
    }
  }
  return conflict('This is not possible now.', 'Load the page again.')
}

function ofValidation(error: z.ZodError): ProblemFacts {
  const fields: Record<string, string> = {}
  for (const issue of error.issues) fields[issue.path.join('.') || 'body'] ??= issue.message
  return invalid(fields).facts
}

const statusOf = (error: unknown): number => {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return 500
  return typeof error.statusCode === 'number' ? error.statusCode : 500
}

function ofSignatures(error: unknown): ProblemFacts | null {
  if (error instanceof RevisionError) return conflict(error.message, 'Load the page again and repeat your change.')
  if (error instanceof ChangeSetGoneError) return error.missing ? notFound().facts : changeSetGone
  if (error instanceof MergeConflictError)
    return conflict(error.message, 'Begin a new change set on what is published now, and repeat your changes.')
  if (error instanceof PublicationError)
    return conflict(error.message, 'The review of the change set shows how it stands.')
  if (error instanceof FolderError) {
    const lines = error.problems.map(({ file, line, message }) => [line === null ? file : `${file}:${line}`, message])
    return invalid(Object.fromEntries(lines) as Record<string, string>).facts
  }
  return null
}

/** What to answer to any thrown value. Only `internal` is a fault of ours. */
export function problemFacts(error: unknown): ProblemFacts {
  if (error instanceof AdminProblem) return error.facts
  if (error instanceof DirectoryError) return ofDirectory(error)
  const ofChanges = ofSignatures(error)
  if (ofChanges !== null) return ofChanges
  if (error instanceof ConnectProblem) return conflict(error.message, error.whatToDo)
  if (isUnavailable(error)) return ofDirectory(new UnavailableError('The database cannot answer.'))
  // A body that is nested thousands of levels deep: checking it ran out of stack.
  if (error instanceof RangeError && error.message.includes('call stack'))
    return invalid({ body: 'It is nested too deep.' }).facts
  if (error instanceof z.ZodError) return ofValidation(error)
  const status = statusOf(error)
  if (status >= 400 && status < 500) {
    return {
      status,
      code: 'invalid',
      message: 'The request could not be read.',
      whatToDo: 'Send JSON with Content-Type: application/json, at most 1 MiB.',
    }
  }
  return {
    status: 500,
    code: 'internal',
    message: 'Something went wrong on the server. What was saved before still holds.',
    whatToDo: 'Try again. If it happens again, give your administrator the request id.',
  }
}

export function problemBody(facts: ProblemFacts, requestId: string): ProblemBody {
  return {
    error: {
      code: facts.code,
      message: facts.message,
      ...(facts.whatToDo === undefined ? {} : { what_to_do: facts.whatToDo }),
      ...(facts.fields === undefined ? {} : { fields: facts.fields }),
      requestId,
    },
  }
}
