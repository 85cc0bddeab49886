import { z } from 'zod'
import { pause } from '../graph/pause.ts'
import { holdToken, type SignedIn } from './held-token.ts'
import { postForm, readToken, refusedSignIn, type SignInParts, type Token, unknownAnswer } from './token-endpoint.ts'

/** Microsoft Graph Command Line Tools: a public client that every tenant knows. */
export const publicClientId = '14d82eec-204b-4c2f-b7e8-296a70dab67e'

const Code = z.object({
  device_code: z.string().min(1),
  user_code: z.string().min(1),
  verification_uri: z.url({ protocol: /^https?$/u }),
  expires_in: z.coerce.number().positive(),
  interval: z.coerce.number().min(0).default(5),
})

export interface DeviceCode {
  /** What the person types. */
  readonly userCode: string
  readonly verificationUri: string
  /** ISO 8601. */
  readonly expiresAt: string
  /** Waits until the person has signed in. @throws {ConnectProblem} entra-sign-in */
  signedIn(signal: AbortSignal): Promise<SignedIn>
}

export interface DeviceCodeParts extends SignInParts {
  /** Whole scopes: `https://graph.microsoft.com/Application.ReadWrite.All`. */
  readonly scopes: readonly string[]
}

/** Begins a sign-in on another device (RFC 8628). @throws {ConnectProblem} */
export async function beginDeviceCode(parts: DeviceCodeParts, signal: AbortSignal): Promise<DeviceCode> {
  const { clientId, now = Date.now } = parts
  const scope = ['openid', 'profile', 'offline_access', ...parts.scopes].join(' ')
  const answer = await postForm(parts, 'devicecode', { client_id: clientId, scope }, signal)
  if ('error' in answer) throw refusedSignIn(answer.error, answer.description)
  const read = Code.safeParse(answer.ok)
  if (!read.success) {
    throw unknownAnswer('devicecode', `“${read.error.issues[0]?.path.join('.') ?? ''}” is not as documented`)
  }
  const code = read.data
  const expires = now() + code.expires_in * 1000
  return {
    userCode: code.user_code,
    verificationUri: code.verification_uri,
    expiresAt: new Date(expires).toISOString(),
    signedIn: async (until) => toSignedIn(parts, await untilSignedIn(parts, code, expires, until)),
  }
}

async function untilSignedIn(
  parts: DeviceCodeParts,
  code: z.output<typeof Code>,
  expires: number,
  signal: AbortSignal,
): Promise<Token> {
  const { now = Date.now, pause: wait = pause } = parts
  const form = {
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    client_id: parts.clientId,
    device_code: code.device_code,
  }
  let seconds = Math.max(code.interval, 0.2)
  for (;;) {
    await wait(seconds * 1000, signal)
    const answer = await postForm(parts, 'token', form, signal)
    if ('ok' in answer) return readToken(answer.ok)
    if (answer.error === 'slow_down') seconds += 5
    else if (answer.error !== 'authorization_pending') throw refusedSignIn(answer.error, answer.description)
    if (now() > expires) throw refusedSignIn('expired_token', '')
  }
}

const Claims = z.object({
  preferred_username: z.string().optional(),
  name: z.string().optional(),
  tid: z.string().optional(),
})

function toSignedIn(parts: DeviceCodeParts, first: Token): SignedIn {
  const renew = async (last: Token | null, signal: AbortSignal) => {
    if (last?.refresh_token === undefined) throw refusedSignIn('invalid_grant', '')
    const form = { grant_type: 'refresh_token', client_id: parts.clientId, refresh_token: last.refresh_token }
    const answer = await postForm(parts, 'token', form, signal)
    if ('error' in answer) throw refusedSignIn(answer.error, answer.description)
    return { refresh_token: last.refresh_token, ...readToken(answer.ok) }
  }
  const claims = claimsOf(first.id_token)
  const name = claims.preferred_username ?? claims.name ?? null
  return { ...holdToken(first, renew, parts.now ?? Date.now), name, tenantId: claims.tid ?? null }
}

/** Only for showing who signed in; nothing is decided by it, so the signature does not matter. */
function claimsOf(idToken: string | undefined): z.output<typeof Claims> {
  try {
    const body = Buffer.from(idToken?.split('.')[1] ?? '', 'base64url').toString('utf8')
    return Claims.catch({}).parse(JSON.parse(body))
  } catch {
    return {}
  }
}
