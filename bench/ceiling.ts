/**
 * What this machine and this load generator can do at the most: a bare `node:http` server over a Map that checks nothing,
 * keeps nothing on disk and knows no SCIM. Prints its address as one JSON line, as `scim-server create --json` does.
 */
import { createServer, type IncomingMessage } from 'node:http'

const people = new Map<string, string>()
const idsByUserName = new Map<string, string>()
let last = 0

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk)
  return text
}

function answerTo(method: string, url: URL, body: string): { status: number; text: string } {
  if (method === 'POST') {
    const id = `id-${++last}`
    const resource = { ...(JSON.parse(body) as Record<string, unknown>), id }
    const text = JSON.stringify(resource)
    people.set(id, text)
    if ('userName' in resource) idsByUserName.set(String(resource.userName), id)
    return { status: 201, text }
  }
  const filter = url.searchParams.get('filter')
  if (filter !== null) {
    const text = people.get(idsByUserName.get(filter.slice(filter.indexOf('"') + 1, -1)) ?? '')
    return { status: 200, text: `{"totalResults":${text === undefined ? 0 : 1},"Resources":[${text ?? ''}]}` }
  }
  if (method === 'PATCH') JSON.parse(body)
  return { status: 200, text: people.get(url.pathname.slice(url.pathname.lastIndexOf('/') + 1)) ?? '{}' }
}

const server = createServer((request, response) => {
  void bodyOf(request).then((body) => {
    const { status, text } = answerTo(request.method ?? 'GET', new URL(request.url ?? '/', 'http://localhost'), body)
    response.writeHead(status, { 'content-type': 'application/scim+json' }).end(text)
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (typeof address === 'object' && address !== null)
    console.log(JSON.stringify({ tenantUrl: `http://127.0.0.1:${address.port}/scim`, secretToken: 'none' }))
})
