import { parseTenantUrl, TenantUrlError, Unreachable } from '../scim-client/index.ts'
import { type Answer, ProbeConnection } from './connection.ts'
import { ERROR, isRecord } from './resource.ts'

/** The probe cannot run; the message is one line for the person, and says what to do. */
export class ProbeRefusal extends Error {
  override readonly name = 'ProbeRefusal'
}

export interface Target {
  tenantUrl: string
  token: string
  /** Milliseconds to wait for an answer. */
  timeout: number
  /** Plain HTTP to another machine, for servers that no proxy stands before yet. Entra itself never does it. */
  allowPlainHttp: boolean
}

/** Who is on the server already. */
export interface Census {
  people: number
  groups: number
}

/** @throws {ProbeRefusal} when the address or the token cannot be used */
export function openConnection(target: Target): ProbeConnection {
  if (target.token.trim() === '') throw new ProbeRefusal('The token is empty. Give the Secret Token with --token.')
  if (/[\r\n]/.test(target.token)) throw new ProbeRefusal('The token has a line break in it. Copy it again.')
  const { tenantUrl } = target
  const plain = target.allowPlainHttp && /^http:/i.test(tenantUrl.trim())
  try {
    const { origin, path } = parseTenantUrl(plain ? tenantUrl.trim().replace(/^http:/i, 'https:') : tenantUrl)
    return new ProbeConnection({
      origin: plain ? new URL(tenantUrl.trim()).origin : origin,
      path,
      token: target.token.trim(),
      timeout: target.timeout,
      parallel: 64,
    })
  } catch (error) {
    if (!(error instanceof TenantUrlError)) throw error
    const hint = /only over HTTPS/.test(error.message) ? ' To probe it all the same, add --plain-http.' : ''
    throw new ProbeRefusal(`${error.message}${hint}`)
  }
}

/**
 * Looks whether a SCIM server answers and who is on it.
 * @throws {ProbeRefusal} when nothing answers, the token is refused, or it is no SCIM server
 */
export async function takeCensus(connection: ProbeConnection, signal?: AbortSignal): Promise<Census> {
  return {
    people: await countOf(connection, '/Users?count=1', signal),
    groups: await countOf(connection, '/Groups?count=1&excludedAttributes=members', signal),
  }
}

async function countOf(connection: ProbeConnection, path: string, signal?: AbortSignal): Promise<number> {
  const answer = await connection.send('GET', path, {}, undefined, signal).catch((error: unknown) => {
    if (error instanceof Unreachable) throw new ProbeRefusal(`${error.message} ${error.whatToDo}`)
    throw error
  })
  const address = `${connection.base}${path.split('?')[0]}`
  const body = answer.json
  if (answer.status === 401 || answer.status === 403) {
    throw new ProbeRefusal(
      `The server refuses the token: ${answer.status} for ${address}. Copy the Secret Token again, whole and without spaces.`,
    )
  }
  if (answer.status === 404 && isScimError(answer)) return 0
  if (answer.status >= 500) {
    throw new ProbeRefusal(`The server failed: ${answer.status} for ${address}. Mend that first, then probe again.`)
  }
  if (answer.status !== 200 || !isRecord(body) || !('totalResults' in body || 'Resources' in body)) {
    throw new ProbeRefusal(
      `This is no SCIM server: ${address} answers ${answer.status} with ${kindOf(answer)} instead of a list. The Tenant URL is the address directly above /Users.`,
    )
  }
  const listed = Array.isArray(body['Resources']) ? body['Resources'].length : 0
  const total = Number(body['totalResults'])
  return Math.max(listed, Number.isInteger(total) ? total : 0)
}

function isScimError({ json }: Answer): boolean {
  return isRecord(json) && Array.isArray(json['schemas']) && json['schemas'].includes(ERROR)
}

function kindOf(answer: Answer): string {
  if (answer.text.trim() === '') return 'nothing'
  if (/^\s*</.test(answer.text)) return 'a web page'
  return answer.json === undefined ? 'text' : 'other JSON'
}
