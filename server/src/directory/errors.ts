/** The directory's refusals. `protocol` turns them into SCIM errors, `admin` into problem answers. */
export class DirectoryError extends Error {
  override readonly name: string = 'DirectoryError'
}

export class NotFoundError extends DirectoryError {
  override readonly name = 'NotFoundError'
}

/** Another resource of the same SCIM server has this value already. */
export class UniquenessError extends DirectoryError {
  override readonly name = 'UniquenessError'
  readonly attribute: string
  constructor(attribute: string) {
    super(`Another resource has the same ${attribute}.`)
    this.attribute = attribute
  }
}

/** If-Match named a version that is no longer the stored one. */
export class VersionMismatchError extends DirectoryError {
  override readonly name = 'VersionMismatchError'
}

/** A member id that is no resource of the same SCIM server. */
export class UnknownMemberError extends DirectoryError {
  override readonly name = 'UnknownMemberError'
  readonly memberIds: readonly string[]
  constructor(memberIds: readonly string[]) {
    super('A member is not a resource of this SCIM server.')
    this.memberIds = memberIds
  }
}

/** The group has that member already. */
export class AlreadyMemberError extends DirectoryError {
  override readonly name = 'AlreadyMemberError'
}

/** A member that is there but may not be in that group: the group itself, or a group where groups in groups are off. */
export class MemberRefusedError extends DirectoryError {
  override readonly name = 'MemberRefusedError'
}

/** Storage cannot answer now (busy, disk full, connection lost). Nothing was written; try again. */
export class UnavailableError extends DirectoryError {
  override readonly name = 'UnavailableError'
  readonly retryAfterSeconds: number
  constructor(message: string, retryAfterSeconds = 5) {
    super(message)
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** An account must keep an owner. */
export class LastOwnerError extends DirectoryError {
  override readonly name = 'LastOwnerError'
}

/** Two Secret Tokens live already. */
export class TokenLimitError extends DirectoryError {
  override readonly name = 'TokenLimitError'
}

/** The directory of a connected SCIM server is changed by its caller only. */
export class ReadOnlyError extends DirectoryError {
  override readonly name = 'ReadOnlyError'
}

/** A cursor that is none, or that was made for another query. */
export class InvalidCursorError extends DirectoryError {
  override readonly name = 'InvalidCursorError'
  constructor() {
    super('The cursor is not valid for this query; start again without one.')
  }
}

/** Nothing of it waits for a decision any more. The message says who decided what, and when. */
export class AlreadyDecidedError extends DirectoryError {
  override readonly name = 'AlreadyDecidedError'
}

/** A trouble that ends by a decision on the held changes, never by saying that it was meant. */
export class DecisionNeededError extends DirectoryError {
  override readonly name = 'DecisionNeededError'
  constructor() {
    super('What is held waits for a decision under Held changes.')
  }
}
