import { readList, type ScimConnection, type ScimResource } from '../scim-client/index.ts'

const PAGE = 200

/** All resources of a collection, page by page. @throws {ScimFailure} */
export async function readAll(connection: ScimConnection, collection: 'Users' | 'Groups'): Promise<ScimResource[]> {
  const found: ScimResource[] = []
  for (;;) {
    const path = `/${collection}?startIndex=${found.length + 1}&count=${PAGE}`
    const page = readList(`The ${collection} could not be listed.`, await connection.send('GET', path))
    found.push(...page.resources)
    if (page.resources.length === 0 || found.length >= page.totalResults) return found
  }
}
