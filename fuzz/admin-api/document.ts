import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** As much of JSON Schema as docs/api uses. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly propertyNames?: Schema
  readonly items?: Schema
  readonly maxItems?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly pattern?: string
  readonly format?: string
}

export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly schema: Schema
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>
}

export interface Operation {
  readonly operationId: string
  readonly method: string
  readonly path: string
  readonly parameters: readonly Parameter[]
  readonly body: Schema | null
  /** By status, `default` for errors; then by media type. */
  readonly responses: Readonly<Record<string, Content>>
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

const document = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../docs/api/admin.openapi.json'), 'utf8'),
) as OpenApi

/** Every operation that docs/api/admin.openapi.json publishes. */
export const operations: readonly Operation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    operationId: String(operation['operationId']),
    method: method.toUpperCase(),
    path,
    parameters: (operation['parameters'] ?? []) as readonly Parameter[],
    body: (operation['requestBody'] as Content | undefined)?.content?.['application/json']?.schema ?? null,
    responses: operation['responses'] as Operation['responses'],
  })),
)

/** The schema that a reference names; the schema itself where it is none. @throws Error for a name that is not there */
export function resolved(schema: Schema): Schema {
  if (schema.$ref === undefined) return schema
  const found = document.components.schemas[schema.$ref.replace('#/components/schemas/', '')]
  if (found === undefined) throw new Error(`docs/api names ${schema.$ref}, which is not there.`)
  return resolved(found)
}
