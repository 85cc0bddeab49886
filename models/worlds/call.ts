import type { Json, JsonObject } from '../model/json.ts'

/** A request in handles: `‹U3›` stands for an id, wherever it is. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below the Tenant URL. */
  readonly path: string
  readonly body?: JsonObject
  /** The tag that the client learns before (current), one that is no longer (stale), or `*`. */
  readonly precondition?: { readonly handle: string; readonly path: string; readonly kind: 'any' | 'current' | 'stale' }
  /** Sends the current tag as If-None-Match instead. */
  readonly asReader?: boolean
}

/** What the model says that comes back. */
export interface Expected {
  readonly status: number
  /** Of an error; null when it has none. */
  readonly scimType?: string | null
  readonly body?: JsonObject
  /** The handle that the answer's id becomes. */
  readonly gives?: string
  /** The pages are walked to their end; `body.Resources` is all of them. */
  readonly walk?: boolean
}

/** An answer in handles, times and addresses taken out. */
export interface Seen {
  readonly status: number
  readonly body: Json
  readonly etag: string | null
}
