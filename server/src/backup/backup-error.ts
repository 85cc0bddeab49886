/** Each names a page docs/errors/<code>.md. */
export type BackupCode = 'backup-damaged' | 'backup-refused' | 'restore-refused'

/** A backup could not be made, read or restored; nothing was changed. The message says what to do. */
export class BackupError extends Error {
  override readonly name = 'BackupError'
  readonly code: BackupCode
  constructor(code: BackupCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** The database itself is damaged: not the backup is in trouble, what it would hold is. */
export class UnsoundDatabaseError extends BackupError {
  constructor(message: string) {
    super('backup-refused', message)
  }
}
