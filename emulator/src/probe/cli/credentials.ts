import { readFileSync } from 'node:fs'
import { Unreachable } from '../../scim-client/index.ts'
import { ProbeRefusal } from '../target.ts'
import { TokenSource } from '../token-source.ts'
import type { Arguments } from './arguments.ts'

/** What requests are signed in with: a Secret Token, or a token that was issued just now. */
export interface SignIn {
  token: string
  tokens: TokenSource | null
}

/** @throws {ProbeRefusal} when there is none, there are two, or no token is issued */
export async function signIn(wanted: Arguments, stop: AbortSignal): Promise<SignIn> {
  const { token, tokenFile, tokenEndpoint } = wanted
  const given = [token, tokenFile, tokenEndpoint].filter((one) => one !== undefined).length
  if (given > 1) throw new ProbeRefusal('Give one of --token, --token-file and --token-endpoint.')
  if (tokenEndpoint !== undefined) return issued(wanted, tokenEndpoint, stop)
  if (token !== undefined) return { token, tokens: null }
  if (tokenFile !== undefined) return { token: read(tokenFile, 'token'), tokens: null }
  throw new ProbeRefusal('The token is missing: give it with --token or --token-file. See --help.')
}

async function issued(wanted: Arguments, address: string, stop: AbortSignal): Promise<SignIn> {
  const { clientId, clientSecretFile, timeout } = wanted
  if (clientId === undefined || clientSecretFile === undefined) {
    throw new ProbeRefusal('With --token-endpoint give --client-id and --client-secret-file as well.')
  }
  const clientSecret = read(clientSecretFile, 'client secret')
  const tokens = new TokenSource({ endpoint: endpointOf(address), clientId, clientSecret }, timeout * 1000)
  try {
    const { answer, token } = await tokens.request(undefined, stop)
    if (token !== null) return { token, tokens }
    throw new ProbeRefusal(`The token endpoint gives no token: ${answer.status}. Check the client id and the secret.`)
  } catch (error) {
    await tokens.close()
    if (error instanceof Unreachable) throw new ProbeRefusal(`${error.message} ${error.whatToDo}`)
    throw error
  }
}

function endpointOf(address: string): URL {
  const endpoint = URL.canParse(address) ? new URL(address) : null
  if (endpoint?.protocol === 'https:' || endpoint?.protocol === 'http:') return endpoint
  throw new ProbeRefusal(`"${address}" is not the address of a token endpoint. It begins with https://.`)
}

function read(file: string, what: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8').trim()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new ProbeRefusal(`The ${what} file ${file} cannot be read (${code}).`)
  }
}
