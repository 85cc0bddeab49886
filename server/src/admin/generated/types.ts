/** JSON Schema as zod writes it, printed as TypeScript. */
interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
}

interface Parameter {
  readonly name: string
  readonly in: string
  readonly required: boolean
  readonly schema: Schema
}

interface Media {
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>
}

interface Operation {
  readonly summary: string
  readonly parameters: readonly Parameter[]
  readonly requestBody?: Media
  readonly responses: Readonly<Record<string, Media>>
}

export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

const key = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name}'`)

const literal = (value: unknown): string => (typeof value === 'string' ? `'${value}'` : String(value))

function typeOf(schema: Schema): string {
  if (schema.$ref !== undefined) return schema.$ref.split('/').at(-1) ?? 'unknown'
  if (schema.const !== undefined) return literal(schema.const)
  if (schema.enum !== undefined) return schema.enum.map(literal).join(' | ')
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return choices.map(typeOf).join(' | ')
  if (Array.isArray(schema.type)) return schema.type.map((type: string) => typeOf({ ...schema, type })).join(' | ')
  switch (schema.type) {
    case 'object':
      return objectType(schema)
    case 'array':
      return `(${typeOf(schema.items ?? {})})[]`
    case 'integer':
    case 'number':
      return 'number'
    case 'string':
    case 'boolean':
    case 'null':
      return schema.type
    default:
      return 'unknown'
  }
}

function objectType(schema: Schema): string {
  if (schema.properties === undefined) {
    const values = schema.additionalProperties
    return `Record<string, ${typeof values === 'object' ? typeOf(values) : 'unknown'}>`
  }
  const required = new Set(schema.required ?? [])
  const fields = Object.entries(schema.properties).map(
    ([name, of]) =>
      `${key(name)}${required.has(name) ? '' : '?'}: ${typeOf(of)}${required.has(name) ? '' : ' | undefined'}`,
  )
  return `{ ${fields.join('; ')} }`
}

function parametersType(operation: Operation, place: string): string {
  const own = operation.parameters.filter((parameter) => parameter.in === place)
  if (own.length === 0) return 'undefined'
  return objectType({
    properties: Object.fromEntries(own.map(({ name, schema }) => [name, schema])),
    required: own.filter(({ required }) => required).map(({ name }) => name),
  })
}

function mediaType(media: Media | undefined): string {
  const [first] = Object.values(media?.content ?? {})
  return first === undefined ? 'undefined' : typeOf(first.schema)
}

function operationType(operation: Operation): string {
  const success = Object.entries(operation.responses).find(([status]) => status.startsWith('2'))?.[1]
  return `{
    params: ${parametersType(operation, 'path')}
    query: ${parametersType(operation, 'query')}
    body: ${mediaType(operation.requestBody)}
    answer: ${mediaType(success)}
  }`
}

/** TypeScript for the dashboard: one type per component, and `Routes` from `'GET /api/…'` to what it takes and answers. */
export function typesDocument(document: OpenApi): string {
  const components = Object.entries(document.components.schemas).map(
    ([name, schema]) => `export type ${name} = ${typeOf(schema)}\n`,
  )
  const routes = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(
      ([method, operation]) =>
        `  /** ${operation.summary} */\n  '${method.toUpperCase()} ${path}': ${operationType(operation)}`,
    ),
  )
  return [
    '// Generated from the admin API by server/src/admin/generated/write-api.ts. Do not edit.\n',
    ...components,
    `export interface Routes {\n${routes.join('\n')}\n}\n`,
  ].join('\n')
}
