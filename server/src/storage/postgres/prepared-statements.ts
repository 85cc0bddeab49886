import { createHash } from 'node:crypto'
import type { ClientBase } from 'pg'

type Query = (...given: unknown[]) => unknown

/** A server's repertoire is smaller; lists of varying length must not fill the server's memory with plans. */
const keptStatements = 200
/** A statement that came once may never come again. */
const worthPreparing = 3

/**
 * Lets PostgreSQL parse and plan a statement once per connection instead of at each call, which costs more than to run it.
 * Only calls as `query(text, values)` are touched: what Kysely sends.
 */
export function prepareStatements(client: ClientBase): void {
  const query: Query = client.query.bind(client)
  const seen = new Map<string, number>()
  const names = new Map<string, string>()
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text)
    if (known !== undefined || names.size >= keptStatements || seen.size > 5 * keptStatements) return known
    const times = (seen.get(text) ?? 0) + 1
    seen.set(text, times)
    if (times < worthPreparing) return undefined
    const name = createHash('sha256').update(text).digest('base64url')
    names.set(text, name)
    seen.delete(text)
    return name
  }
  const prepared: Query = (...given) => {
    const [text, values] = given
    if (given.length !== 2 || typeof text !== 'string' || !Array.isArray(values)) return query(...given)
    const name = nameOf(text)
    return name === undefined ? query(text, values) : query({ name, text, values: values as unknown[] })
  }
  client.query = prepared as ClientBase['query']
}
