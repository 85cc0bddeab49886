import { randomBytes, randomInt } from 'node:crypto'
import type { DirectoryRole } from './permissions.ts'
import { SignInError } from './sign-in-error.ts'

/** A sign-in on another device: waits until a person enters the code. Times are real, in milliseconds since 1970. */
export interface DeviceCode {
  deviceCode: string
  userCode: string
  clientId: string
  scopes: string[]
  expires: number
  /** Seconds between two questions; grows when the program asks too fast. */
  interval: number
  lastAsked: number | null
  state: 'pending' | 'approved' | 'declined'
  userPrincipalName: string
  userId: string
  role: DirectoryRole
}

/** Letters that cannot be mistaken for each other. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const LENGTH = 9
/** An answered or expired code is told apart from an unknown one for this long. */
const MEMORY = 3_600_000

/** Device codes that were given out (RFC 8628). They live in memory: a restart ends unfinished sign-ins. */
export class DeviceCodes {
  readonly #now: () => number
  readonly #all = new Map<string, DeviceCode>()

  constructor(now: () => number) {
    this.#now = now
  }

  open(clientId: string, scopes: string[], times: { life: number; interval: number }): DeviceCode {
    this.#forgetOld()
    const userCode = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')
    const code: DeviceCode = {
      deviceCode: randomBytes(48).toString('base64url'),
      userCode,
      clientId,
      scopes,
      expires: this.#now() + times.life * 1000,
      interval: times.interval,
      lastAsked: null,
      state: 'pending',
      userPrincipalName: '',
      userId: '',
      role: 'User',
    }
    this.#all.set(code.deviceCode, code)
    return code
  }

  /** The unanswered sign-in with that user code, typed in any case and with spaces. */
  pending(userCode: string): DeviceCode | null {
    const wanted = userCode.replaceAll(/[\s-]/g, '').toUpperCase()
    for (const code of this.#all.values()) {
      if (code.userCode === wanted && code.state === 'pending' && code.expires > this.#now()) return code
    }
    return null
  }

  /** Sign-ins that wait for a person. */
  waiting(): DeviceCode[] {
    return [...this.#all.values()].filter((code) => code.state === 'pending' && code.expires > this.#now())
  }

  /**
   * What the program learns when it asks for its token; an approved code is used up.
   * @throws {SignInError} authorization_pending, slow_down, authorization_declined, expired_token, bad_verification_code
   */
  redeem(deviceCode: string, clientId: string): DeviceCode {
    const code = this.#all.get(deviceCode)
    if (!code || code.clientId !== clientId) {
      throw new SignInError('bad_verification_code', 70018, 'The device code is not recognized. Ask for a new one.')
    }
    if (code.state === 'declined') {
      throw new SignInError('authorization_declined', 70000, 'The user declined to authorize the application.')
    }
    if (code.expires <= this.#now()) {
      throw new SignInError('expired_token', 70020, 'The device code has expired. Ask for a new one.')
    }
    if (code.state === 'pending') throw this.#tooEarly(code)
    this.#all.delete(deviceCode)
    return code
  }

  #tooEarly(code: DeviceCode): SignInError {
    const last = code.lastAsked
    code.lastAsked = this.#now()
    // A tenth of the interval is forgiven: programs wait exactly, networks do not.
    if (last !== null && this.#now() - last < code.interval * 900) {
      code.interval += 5
      return new SignInError(
        'slow_down',
        70016,
        'The program asks too often. Wait five seconds longer between questions.',
      )
    }
    return new SignInError(
      'authorization_pending',
      70016,
      'OAuth 2.0 device flow error. Authorization is pending. Continue polling.',
    )
  }

  #forgetOld(): void {
    for (const [key, code] of this.#all) if (code.expires + MEMORY < this.#now()) this.#all.delete(key)
  }
}
