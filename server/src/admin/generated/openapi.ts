import { z } from 'zod'
import type { RouteDefinition } from '../route/define.ts'

type Json = Record<string, unknown>

const toSchema = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
  }) as Json
  return rest
}

/** Named shapes (`.meta({ id })`) become components; their references point there. */
function components(): Json {
  const { schemas } = z.toJSONSchema(z.globalRegistry, {
    uri: (id) => `#/components/schemas/${id}`,
    io: 'output',
  })
  const cleaned = Object.entries(schemas).map(([id, schema]) => {
    const { $schema: _, $id: __, id: ___, ...rest } = schema as Json
    return [id, rest] as const
  })
  return Object.fromEntries(cleaned.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** A named schema is its reference; a nameless one is written out, with its named parts as references. */
function reference(schema: z.ZodType, io: 'input' | 'output'): Json {
  const id = z.globalRegistry.get(schema)?.id
  if (id !== undefined) return { $ref: `#/components/schemas/${id}` }
  return liftDefinitions(toSchema(schema, io))
}

function liftDefinitions(schema: Json): Json {
  const { $defs: _, ...rest } = schema
  return JSON.parse(JSON.stringify(rest).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json
}

function parameters(place: 'path' | 'query', schema: z.ZodType | undefined): Json[] {
  if (schema === undefined) return []
  const { properties, required } = liftDefinitions(toSchema(schema, 'input')) as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties ?? {}).map(([name, of]) => ({
    name,
    in: place,
    required: place === 'path' || (required ?? []).includes(name),
    schema: of,
  }))
}

function answer(route: RouteDefinition): Json {
  if (route.contentType !== undefined) {
    const type = route.contentType.startsWith('application/json;') ? 'object' : 'string'
    return { description: 'A file', content: { [route.contentType]: { schema: { type } } } }
  }
  if (route.answer === undefined) return { description: 'Done' }
  return {
    description: 'Done',
    content: { 'application/json': { schema: reference(route.answer, 'output') } },
  }
}

function operation(route: RouteDefinition): Json {
  const body =
    route.body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: reference(route.body, 'input') } } } }
  return {
    operationId: route.name,
    summary: route.summary,
    parameters: [...parameters('path', route.params), ...parameters('query', route.query)],
    ...body,
    responses: {
      [String(route.status)]: answer(route),
      default: {
        description: 'What went wrong and what to do',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

/** The admin API as an OpenAPI 3.1 document. */
export function openApiDocument(routes: readonly RouteDefinition[]): Json {
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    const path = `/api${route.path}`
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Dynasend admin API', version: '1', description: "The dashboard's API; cookie session." },
    paths,
    components: { schemas: components() },
  }
}
