import { call } from './client.ts'

/** @returns `twoFactor` when the password was right and the authenticator's code is asked for next. */
export async function signInWithPassword(email: string, password: string): Promise<'signedIn' | 'twoFactor'> {
  const answer = await call<{ twoFactorRedirect?: boolean }>('POST', '/api/auth/sign-in/email', { email, password })
  return answer.twoFactorRedirect ? 'twoFactor' : 'signedIn'
}

export async function verifyCode(code: string, kind: 'authenticator' | 'backup'): Promise<void> {
  const path = kind === 'authenticator' ? '/api/auth/two-factor/verify-totp' : '/api/auth/two-factor/verify-backup-code'
  await call('POST', path, { code })
}

/** @returns the address of Microsoft's sign-in page. */
export async function startMicrosoftSignIn(callbackPath: string): Promise<string> {
  const answer = await call<{ url: string }>('POST', '/api/auth/sign-in/oauth2', {
    providerId: 'microsoft',
    callbackURL: callbackPath,
    errorCallbackURL: '/sign-in?reason=microsoft',
  })
  return answer.url
}

export async function signInOnce(token: string): Promise<void> {
  await call('POST', '/api/one-time-sign-in', { token })
}

export async function signOut(): Promise<void> {
  await call('POST', '/api/auth/sign-out', {})
}

export interface NewOwner {
  readonly token: string
  readonly name: string
  readonly email: string
  readonly password: string
  readonly accountName: string
}

export function setUp(owner: NewOwner): Promise<{ accountId: string }> {
  return call<{ accountId: string }>('POST', '/api/setup', owner)
}

export async function changePassword(currentPassword: string, newPassword: string): Promise<void> {
  await call('POST', '/api/auth/change-password', { currentPassword, newPassword, revokeOtherSessions: true })
}

export async function changeOwnName(name: string): Promise<void> {
  await call('POST', '/api/auth/update-user', { name })
}

export interface TwoFactorSecret {
  /** `otpauth://totp/…`, for the authenticator app. */
  readonly totpURI: string
  readonly backupCodes: readonly string[]
}

/** Begins; two-factor sign-in is on only after `confirmTwoFactor`. */
export function beginTwoFactor(password: string): Promise<TwoFactorSecret> {
  return call<TwoFactorSecret>('POST', '/api/auth/two-factor/enable', { password })
}

export async function confirmTwoFactor(code: string): Promise<void> {
  await call('POST', '/api/auth/two-factor/verify-totp', { code })
}

export async function endTwoFactor(password: string): Promise<void> {
  await call('POST', '/api/auth/two-factor/disable', { password })
}
