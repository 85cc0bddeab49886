import type { IncomingHttpHeaders } from 'node:http'
import type { z } from 'zod'
import type { Clock } from '../../base/index.ts'
import type { Database } from '../../storage/index.ts'
import type { ApiCaller } from '../keys/authenticate.ts'
import type { ApiScope } from '../keys/scopes.ts'

export interface ApiAnswer {
  readonly status: 200 | 304
  readonly headers?: Readonly<Record<string, string>>
  readonly type?: string
  readonly body?: string
}

export interface ApiCall<P, Q> {
  readonly caller: ApiCaller
  readonly params: P
  readonly query: Q
  readonly headers: IncomingHttpHeaders
  readonly database: Database
  readonly clock: Clock
}

/** What an answer holds, by its type; null: text as it is. */
export type Contents = Readonly<Record<string, z.ZodType | null>>

/** One operation of the public API. Its line in the OpenAPI document is made from this. */
export interface ApiOperation<P extends z.ZodType = z.ZodType, Q extends z.ZodType = z.ZodType> {
  /** `operationId`. */
  readonly id: string
  /** Below `/api/v1`, as OpenAPI writes it: `/signatures/{email}`. */
  readonly path: string
  readonly summary: string
  readonly description: string
  readonly scope: ApiScope
  readonly params: P
  readonly query: Q
  /** Request headers that matter, with what they do. */
  readonly requestHeaders: Readonly<Record<string, string>>
  readonly answer: Contents
  /** Headers of the answer, with what they say. */
  readonly answerHeaders: Readonly<Record<string, string>>
  /** Statuses besides 200, with what they mean; 401, 403, 429 and 503 are everybody's. */
  readonly otherStatuses: Readonly<Record<string, string>>
  readonly run: (call: ApiCall<z.output<P>, z.output<Q>>) => Promise<ApiAnswer>
}

/** An operation whose shapes were checked before it runs. */
export interface BoundOperation extends Omit<ApiOperation, 'run'> {
  readonly run: (call: ApiCall<unknown, unknown>) => Promise<ApiAnswer>
}

/** Ties an operation's shapes to what it is called with. */
export function bind<P extends z.ZodType, Q extends z.ZodType>(operation: ApiOperation<P, Q>): BoundOperation {
  return {
    ...operation,
    run: async (call) =>
      operation.run({
        ...call,
        params: operation.params.parse(call.params),
        query: operation.query.parse(call.query),
      }),
  }
}

export const jsonAnswer = (value: unknown, headers: Readonly<Record<string, string>> = {}): ApiAnswer => ({
  status: 200,
  type: 'application/json; charset=utf-8',
  headers,
  body: JSON.stringify(value),
})
