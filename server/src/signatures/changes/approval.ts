/** Who asked that a change set be published, and what somebody else said to it. */
export interface Review {
  readonly submittedBy: string
  readonly submittedById: string
  readonly submittedAt: string
  readonly comment: string
  /** The revision that was looked at: an edit after it needs a new look. */
  readonly revision: number
  readonly decision: {
    readonly kind: 'approved' | 'refused'
    readonly by: string
    readonly byId: string
    readonly at: string
    readonly reason: string
  } | null
}

export const readReview = (text: string | null): Review | null => (text === null ? null : (JSON.parse(text) as Review))

/** The change set cannot be published, or not like this. The message says what to do. */
export class PublicationError extends Error {
  override readonly name = 'PublicationError'
  readonly code: 'approval' | 'findings' | 'comment' | 'nothing' | 'own'
  constructor(code: PublicationError['code'], message: string) {
    super(message)
    this.code = code
  }
}
