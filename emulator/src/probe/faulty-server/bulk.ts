import type { Broken } from './defects.ts'
import { largestBulk } from './discovery.ts'
import { errorBody } from './error-body.ts'
import { Failure, invalidSyntax } from './failure.ts'
import { asResource, type Resource } from './path.ts'

interface Part {
  method: string
  segments: string[]
  text: string
}

interface PartAnswer {
  status: number
  body?: Resource
  headers?: Record<string, string>
}

/** Does the operations of a BulkRequest one after the other: RFC 7644 section 3.7. @throws {Failure} 400 or 413 */
export async function runBulk(
  body: Resource,
  run: (part: Part) => Promise<PartAnswer>,
  broken: Broken,
): Promise<Resource> {
  const operations = body['Operations']
  if (!Array.isArray(operations)) throw invalidSyntax('A bulk request has a list of Operations')
  if (operations.length > largestBulk) throw new Failure(413, `A bulk request has at most ${largestBulk} operations`)
  const most = typeof body['failOnErrors'] === 'number' ? body['failOnErrors'] : Number.POSITIVE_INFINITY
  const made = new Map<string, string>()
  const results: Resource[] = []
  let errors = 0
  for (const operation of operations.map(asResource)) {
    if (errors >= most) break
    const result = await runOne(operation, made, run, broken)
    if (Number(result['status']) >= 400) errors += 1
    results.push(result)
  }
  return { schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkResponse'], Operations: results }
}

async function runOne(
  operation: Resource,
  made: Map<string, string>,
  run: (part: Part) => Promise<PartAnswer>,
  broken: Broken,
): Promise<Resource> {
  const method = String(operation['method']).toUpperCase()
  const bulkId = operation['bulkId']
  const named = typeof bulkId === 'string' ? { bulkId } : {}
  const resolve = (text: string): string =>
    broken('bulk-references-unresolved')
      ? text
      : text.replaceAll(/bulkId:([\w-]+)/g, (all, id: string) => made.get(id) ?? all)
  try {
    const path = resolve(String(operation['path']))
    const text = operation['data'] === undefined ? '' : resolve(JSON.stringify(operation['data']))
    const answer = await run({ method, segments: path.split('/').filter(Boolean), text })
    const id = answer.body?.['id']
    if (typeof bulkId === 'string' && id !== undefined) made.set(bulkId, String(id))
    const { location, etag } = answer.headers ?? {}
    return {
      method,
      ...named,
      ...(location ? { location } : {}),
      ...(etag ? { version: etag } : {}),
      status: String(answer.status),
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return { method, ...named, status: String(error.status), response: errorBody(error, broken) }
  }
}
