import { readList, type ScimConnection, type ScimResource } from '../scim-client/index.ts'

const PAGE = 200

/** All resources of a collection, page by page, so that no list of everybody is ever held. @throws {ScimFailure} */
export async function* readAll(
  connection: ScimConnection,
  collection: 'Users' | 'Groups',
): AsyncGenerator<ScimResource[]> {
  for (let read = 0; ; ) {
    const path = `/${collection}?startIndex=${read + 1}&count=${PAGE}`
    const page = readList(`The ${collection} could not be listed.`, await connection.send('GET', path))
    yield page.resources
    read += page.resources.length
    if (page.resources.length === 0 || read >= page.totalResults) return
  }
}
