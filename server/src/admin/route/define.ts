import type { z } from 'zod'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** One route of the admin API: what it takes, what it answers. Its handler is bound in `bind.ts`. */
export interface RouteDefinition<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  A extends z.ZodType = z.ZodType,
> {
  /** Key of the access table, for example `people.list`. */
  readonly name: string
  readonly method: Method
  /** OpenAPI form below `/api`: `/accounts/{accountId}/users`. */
  readonly path: string
  readonly summary: string
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  /** JSON shape of the answer; absent for 204 and for files. */
  readonly answer?: A
  readonly status: 200 | 201 | 204
  /** Only for answers that are no JSON. */
  readonly contentType?: string
  /** Bytes that its body may have; 1 MiB when left out. */
  readonly bodyLimit?: number
}

/** Keeps the exact schema types of a definition. */
export function defineRoute<
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
  A extends z.ZodType = z.ZodUndefined,
>(definition: RouteDefinition<P, Q, B, A>): RouteDefinition<P, Q, B, A> {
  return definition
}
