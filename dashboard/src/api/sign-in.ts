import { call, send } from './client.ts'
import type { Routes } from './schema.ts'

/** @returns `twoFactor` when the password was right and the authenticator's code is asked for next. */
export async function signInWithPassword(email: string, password: string): Promise<'signedIn' | 'twoFactor'> {
  const answer = await send('POST', '/api/auth/sign-in/email', { email, password })
  const isHalfWay =
    typeof answer === 'object' && answer !== null && 'twoFactorRedirect' in answer && answer.twoFactorRedirect === true
  return isHalfWay ? 'twoFactor' : 'signedIn'
}

export async function verifyCode(code: string, kind: 'authenticator' | 'backup'): Promise<void> {
  const path = kind === 'authenticator' ? '/api/auth/two-factor/verify-totp' : '/api/auth/two-factor/verify-backup-code'
  await send('POST', path, { code })
}

/** @returns the address of Microsoft's sign-in page. */
export async function startMicrosoftSignIn(callbackPath: string): Promise<string> {
  const answer = await send('POST', '/api/auth/sign-in/social', {
    provider: 'microsoft',
    callbackURL: callbackPath,
    errorCallbackURL: '/sign-in?reason=microsoft',
  })
  if (typeof answer === 'object' && answer !== null && 'url' in answer && typeof answer.url === 'string')
    return answer.url
  throw new Error('The server gave no address of Microsoft’s sign-in page.')
}

export async function signInOnce(token: string): Promise<void> {
  await call('POST /api/one-time-sign-in', { body: { token } })
}

export async function signOut(): Promise<void> {
  await send('POST', '/api/auth/sign-out', {})
}

export function setUp(owner: Routes['POST /api/setup']['body']): Promise<{ accountId: string }> {
  return call('POST /api/setup', { body: owner })
}

export async function changePassword(currentPassword: string, newPassword: string): Promise<void> {
  await send('POST', '/api/auth/change-password', { currentPassword, newPassword, revokeOtherSessions: true })
}

/** Without the present one: only in a session that a one-time link began, and once. */
export async function definePassword(newPassword: string): Promise<void> {
  await call('POST /api/session/password', { body: { newPassword } })
}

export async function changeOwnName(name: string): Promise<void> {
  await send('POST', '/api/auth/update-user', { name })
}

export interface TwoFactorSecret {
  /** `otpauth://totp/…`, for the authenticator app. */
  readonly totpURI: string
  readonly backupCodes: readonly string[]
}

/** Begins; two-factor sign-in is on only after `confirmTwoFactor`. */
export async function beginTwoFactor(password: string): Promise<TwoFactorSecret> {
  return (await send('POST', '/api/auth/two-factor/enable', { password })) as TwoFactorSecret
}

export async function confirmTwoFactor(code: string): Promise<void> {
  await send('POST', '/api/auth/two-factor/verify-totp', { code })
}

export async function endTwoFactor(password: string): Promise<void> {
  await send('POST', '/api/auth/two-factor/disable', { password })
}
