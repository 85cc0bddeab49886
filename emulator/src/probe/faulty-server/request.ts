import type { IncomingMessage } from 'node:http'
import type { Broken } from './defects.ts'
import { Failure, invalidSyntax } from './failure.ts'
import { isResource, type Resource } from './path.ts'

/** A request, taken apart. */
export interface ScimRequest {
  method: string
  /** Below the base path, decoded. */
  segments: string[]
  query: Map<string, string>
  headers: IncomingMessage['headers']
  /** Scheme, host and base path. */
  base: string
  text: string
}

const basePath = '/scim'
const parameters = ['attributes', 'excludedAttributes', 'filter', 'sortBy', 'sortOrder', 'startIndex', 'count']

/** @throws {Failure} 404 for an address outside, 400 for one that cannot be decoded */
export async function readRequest(message: IncomingMessage, broken: Broken): Promise<ScimRequest> {
  const parts: Buffer[] = []
  for await (const part of message) parts.push(part as Buffer)
  const [path, query] = split(message.url ?? '', '?')
  if (broken('double-slash-is-404') && path.includes('//')) throw new Failure(404, 'No such address')
  if (broken('trailing-slash-is-404') && path.endsWith('/')) throw new Failure(404, 'No such address')
  const clean = path.replaceAll(/\/+/g, '/')
  if (clean !== basePath && !clean.startsWith(`${basePath}/`)) throw new Failure(404, 'No such address')
  return {
    method: message.method ?? 'GET',
    segments: clean
      .slice(basePath.length)
      .split('/')
      .filter(Boolean)
      .map((one) => decode(one)),
    query: readQuery(query, broken),
    headers: message.headers,
    base: `http://${message.headers.host ?? 'localhost'}${basePath}`,
    text: Buffer.concat(parts).toString('utf8'),
  }
}

/** @throws {Failure} 400 invalidSyntax when the body is no JSON object */
export function readBody({ text, headers }: ScimRequest, broken: Broken): Resource {
  if (broken('charset-refused') && headers['content-type']?.includes('charset')) {
    throw new Failure(415, 'The content type is not known')
  }
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    if (broken('malformed-json-is-500')) throw new Failure(500, 'Unexpected end of input')
    throw invalidSyntax('The body is no JSON')
  }
  if (!isResource(body)) throw invalidSyntax('The body is no JSON object')
  return body
}

function readQuery(text: string, broken: Broken): Map<string, string> {
  const query = new Map<string, string>()
  for (const pair of text.split('&').filter(Boolean)) {
    const [name, value] = split(pair, '=')
    const known = parameters.find((one) => one.toLowerCase() === decode(name).toLowerCase())
    if (!known && broken('unknown-parameter-refused')) throw invalidSyntax(`${name} is not known`)
    if (known) query.set(known, decode(broken('plus-not-decoded') ? value : value.replaceAll('+', ' ')))
  }
  return query
}

function split(text: string, at: string): [string, string] {
  const index = text.indexOf(at)
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)]
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw invalidSyntax(`${text} cannot be decoded`)
  }
}
