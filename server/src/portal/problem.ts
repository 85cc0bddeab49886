/** A refusal with everything that its answer needs; the same shape as the admin API's. */
export class PortalProblem extends Error {
  override readonly name = 'PortalProblem'
  readonly status: number
  readonly code:
    | 'not_found'
    | 'invalid'
    | 'forbidden'
    | 'unauthenticated'
    | 'conflict'
    | 'too_many_requests'
    | 'unavailable'
  readonly whatToDo: string
  /** Messages beside fields, by the field's name. */
  readonly fields: Readonly<Record<string, string>> | null

  constructor(
    status: number,
    code: PortalProblem['code'],
    { message, whatToDo, fields = null }: { message: string; whatToDo: string; fields?: PortalProblem['fields'] },
  ) {
    super(message)
    this.status = status
    this.code = code
    this.whatToDo = whatToDo
    this.fields = fields
  }
}

export const notSignedIn = (): PortalProblem =>
  new PortalProblem(401, 'unauthenticated', {
    message: 'You are not signed in, or your session has ended.',
    whatToDo: 'Ask for a new link.',
  })

/** For every reason alike: a stranger learns nothing from the difference. */
export const badLink = (): PortalProblem =>
  new PortalProblem(404, 'not_found', {
    message: 'This link was used already, has expired, or was never valid.',
    whatToDo: 'Ask for a new link.',
  })

export const nothingHere = (): PortalProblem =>
  new PortalProblem(404, 'not_found', {
    message: 'There is nothing at this address.',
    whatToDo: 'Go back to your signature.',
  })

export const invalidField = (field: string, message: string): PortalProblem =>
  new PortalProblem(400, 'invalid', {
    message: 'What you entered cannot be used.',
    whatToDo: 'Correct the marked field and try again.',
    fields: { [field]: message },
  })
