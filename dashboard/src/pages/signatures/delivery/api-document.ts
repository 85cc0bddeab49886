/** What the page reads of the public API's OpenAPI document. */
export interface ApiParameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly description: string
  /** Values to choose from; empty: anything. */
  readonly choices: readonly string[]
  /** What is meant where it is left out. */
  readonly standard: string
  readonly example: string
}

export interface ApiOperation {
  readonly id: string
  readonly path: string
  readonly summary: string
  readonly description: string
  readonly scopes: readonly string[]
  readonly parameters: readonly ApiParameter[]
  /** Types of the answer; the first is given where nothing is asked for. */
  readonly types: readonly string[]
}

export interface ApiDocument {
  /** Where the API is, without a slash at the end. */
  readonly address: string
  readonly operations: readonly ApiOperation[]
}

type Json = Readonly<Record<string, unknown>>

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null
const at = (value: unknown, ...names: readonly string[]): unknown =>
  names.reduce((now, name) => (isJson(now) ? now[name] : undefined), value)
const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** Reads an OpenAPI document of operations that only read. */
export function readDocument(document: unknown): ApiDocument {
  const operations = Object.entries(isJson(at(document, 'paths')) ? (at(document, 'paths') as Json) : {})
  return {
    address: text(at(list(at(document, 'servers'))[0], 'url')),
    operations: operations.map(([path, item]) => operationOf(path, at(item, 'get'))),
  }
}

function operationOf(path: string, given: unknown): ApiOperation {
  const content = at(given, 'responses', '200', 'content')
  return {
    id: text(at(given, 'operationId')),
    path,
    summary: text(at(given, 'summary')),
    description: text(at(given, 'description')),
    scopes: list(at(given, 'security')).flatMap((one) => list(at(one, 'apiKey')).map(text)),
    parameters: list(at(given, 'parameters')).map(parameterOf),
    types: isJson(content) ? Object.keys(content) : [],
  }
}

function parameterOf(given: unknown): ApiParameter {
  const place = at(given, 'in')
  return {
    name: text(at(given, 'name')),
    in: place === 'path' || place === 'header' ? place : 'query',
    required: at(given, 'required') === true,
    description: text(at(given, 'description')),
    choices: list(at(given, 'schema', 'enum')).map(text),
    standard: text(at(given, 'schema', 'default')),
    example: text(at(given, 'example')),
  }
}

export interface ApiRequest {
  /** From the root of the server. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
}

/** The call that was put together; empty values are left out. @param type empty: the first one of the operation */
export function requestOf(
  { address }: Pick<ApiDocument, 'address'>,
  { path, parameters }: Pick<ApiOperation, 'path' | 'parameters'>,
  values: Readonly<Record<string, string>>,
  type: string,
): ApiRequest {
  const query = new URLSearchParams()
  const headers: Record<string, string> = type === '' ? {} : { Accept: type }
  let filled = path
  for (const { name, in: place } of parameters) {
    const value = values[name] ?? ''
    if (place === 'path') filled = filled.replace(`{${name}}`, encodeURIComponent(value))
    else if (value !== '' && place === 'query') query.set(name, value)
    else if (value !== '') headers[name] = value
  }
  const root = URL.canParse(address) ? new URL(address).pathname : '/api/v1'
  return { path: `${root}${filled}${query.size === 0 ? '' : `?${query}`}`, headers }
}

/** In single quotes a POSIX shell takes everything as it is but the quote itself. */
const quoted = (value: string): string => `'${value.replaceAll("'", `'\\''`)}'`

/** The same call for a terminal; the key stays out of it and of its history. */
export function curlLine({ address }: Pick<ApiDocument, 'address'>, { path, headers }: ApiRequest): string {
  const origin = URL.canParse(address) ? new URL(address).origin : ''
  const lines = Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`)
  return ['curl -i', '-H "Authorization: Bearer $DYNASEND_API_KEY"', ...lines, quoted(origin + path)].join(' ')
}
