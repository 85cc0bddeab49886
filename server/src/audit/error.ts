/** Each names a page docs/errors/<code>.md. */
export type AuditCode = 'audit-broken' | 'audit-head-unreadable' | 'audit-key-unreadable'

/** The log cannot be checked with what was given, or it is not whole. The message says what to do. */
export class AuditError extends Error {
  override readonly name = 'AuditError'
  readonly code: AuditCode
  constructor(code: AuditCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
