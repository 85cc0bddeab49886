/**
 * What this machine and this load can do at the most: a bare `node:http` server over Maps that checks nothing, keeps nothing on
 * disk and knows no SCIM, but answers the bench's requests rightly. Prints its address as `scim-server create --json` does.
 */
import { createServer, type IncomingMessage } from 'node:http'

interface Operation {
  readonly path: string
  readonly value: unknown
}

const people = new Map<string, string>()
const idsByUserName = new Map<string, string>()
const members = new Map<string, Set<string>>()
let last = 0

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const piece of request.setEncoding('utf8')) text += String(piece)
  return text
}

interface Plain {
  readonly status: number
  readonly text: string
}

function create(url: URL, body: string): Plain {
  const id = `id-${++last}`
  const resource = { ...(JSON.parse(body) as Record<string, unknown>), id }
  const text = JSON.stringify(resource)
  if (url.pathname.endsWith('/Groups')) members.set(id, new Set())
  else {
    people.set(id, text)
    if ('userName' in resource) idsByUserName.set(String(resource.userName), id)
  }
  return { status: 201, text }
}

function change(id: string, body: string): Plain {
  const { Operations: operations } = JSON.parse(body) as { Operations: Operation[] }
  const group = members.get(id)
  if (group) {
    for (const { value } of operations) for (const member of value as { value: string }[]) group.add(member.value)
    return { status: 204, text: '' }
  }
  const resource = JSON.parse(people.get(id) ?? '{}') as Record<string, unknown>
  for (const { path, value } of operations) if (path in resource) resource[path] = value
  const text = JSON.stringify(resource)
  people.set(id, text)
  return { status: 200, text }
}

function answerTo(method: string, url: URL, body: string): Plain {
  if (method === 'POST') return create(url, body)
  const filter = url.searchParams.get('filter')
  if (filter !== null) {
    const text = people.get(idsByUserName.get(filter.slice(filter.indexOf('"') + 1, -1)) ?? '')
    return { status: 200, text: `{"totalResults":${text === undefined ? 0 : 1},"Resources":[${text ?? ''}]}` }
  }
  const id = url.pathname.slice(url.pathname.lastIndexOf('/') + 1)
  if (method === 'PATCH') return change(id, body)
  const group = members.get(id)
  if (group) return { status: 200, text: JSON.stringify({ id, members: [...group].map((value) => ({ value })) }) }
  const text = people.get(id)
  return text === undefined ? { status: 404, text: '{}' } : { status: 200, text }
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
