import { z } from 'zod'
import { version } from '../../base/index.ts'
import type { BoundOperation, Contents } from './operation.ts'
import { Problem } from './problem.ts'
import { Change, ChangePage, Signature, SignaturePage } from './shapes.ts'

type Json = Record<string, unknown>

/** The shapes that have a name in the document. */
const named = z.registry<{ id: string }>()
named.add(Signature, { id: 'Signature' })
named.add(SignaturePage, { id: 'SignaturePage' })
named.add(Change, { id: 'Change' })
named.add(ChangePage, { id: 'ChangePage' })
named.add(Problem, { id: 'Problem' })

const placeOf = (id: string): string => `#/components/schemas/${id}`

function components(): Json {
  const { schemas } = z.toJSONSchema(named, { uri: placeOf, io: 'output' })
  const cleaned = Object.entries(schemas).map(([id, schema]) => {
    const { $schema: _, $id: __, id: ___, ...rest } = schema as Json
    return [id, rest] as const
  })
  return Object.fromEntries(cleaned.toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

function reference(shape: z.ZodType): Json {
  const id = named.get(shape)?.id
  if (id === undefined) throw new Error('A shape of the public API needs a name.')
  return { $ref: placeOf(id) }
}

function parameters(place: 'path' | 'query', shape: z.ZodType): Json[] {
  const { properties = {}, required = [] } = z.toJSONSchema(shape, { io: 'input' }) as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, { description, example, ...schema }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description === undefined ? {} : { description }),
    ...(example === undefined ? {} : { example }),
    schema,
  }))
}

/** Accept is left to the types of the answer: OpenAPI ignores it as a parameter. */
const headerParameters = (headers: Readonly<Record<string, string>>): Json[] =>
  Object.entries(headers)
    .filter(([name]) => name !== 'Accept')
    .map(([name, description]) => ({ name, in: 'header', required: false, description, schema: { type: 'string' } }))

const contentOf = (contents: Contents): Json =>
  Object.fromEntries(
    Object.entries(contents).map(([type, shape]) => [
      type,
      { schema: shape === null ? { type: 'string' } : reference(shape) },
    ]),
  )

const headersOf = (headers: Readonly<Record<string, string>>): Json =>
  Object.fromEntries(
    Object.entries(headers).map(([name, description]) => [name, { description, schema: { type: 'string' } }]),
  )

const problem = (description: string): Json => ({
  description,
  content: { 'application/problem+json': { schema: reference(Problem) } },
})

/** What every operation may answer. */
const common: Readonly<Record<string, string>> = {
  401: 'There is no API key that works in this call',
  403: 'The key lacks the scope',
  429: 'Too many calls from this address had no key that works; Retry-After says how long to wait',
  500: 'A fault of this server',
  503: 'The database cannot answer now; try again after Retry-After',
}

function operationOf(operation: BoundOperation): Json {
  const { id, summary, description, scope, answer, answerHeaders, otherStatuses } = operation
  const others = Object.entries({ ...otherStatuses, ...common }).map(([status, words]) => [
    status,
    Number(status) < 400 ? { description: words } : problem(words),
  ])
  const headers = headersOf(answerHeaders)
  const done = {
    description: 'Done',
    ...(Object.keys(headers).length > 0 ? { headers } : {}),
    content: contentOf(answer),
  }
  return {
    operationId: id,
    summary,
    description,
    security: [{ apiKey: [scope] }],
    parameters: [
      ...parameters('path', operation.params),
      ...parameters('query', operation.query),
      ...headerParameters(operation.requestHeaders),
    ],
    responses: { 200: done, ...Object.fromEntries(others) },
  }
}

/** The public API as an OpenAPI 3.1 document. @param publicUrl without a slash at the end */
export function apiDocument(operations: readonly BoundOperation[], publicUrl: string): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Dynasend API',
      version,
      description: 'Finished e-mail signatures, by e-mail address. Keys are made under Signatures, Delivery.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: `${publicUrl}/api/v1` }],
    paths: Object.fromEntries(operations.map((operation) => [operation.path, { get: operationOf(operation) }])),
    components: {
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'An API key: dynasend_api_…' },
      },
      schemas: components(),
    },
  }
}
