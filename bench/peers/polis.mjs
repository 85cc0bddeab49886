/**
 * @file Ory Polis (saml-jackson) directory sync as an embedded library, behind a bare `node:http` server. In memory, or on the
 * PostgreSQL of `--database <url>`. It serves no HTTP itself, so this is the cheapest way to mount it.
 */
import { createServer } from 'node:http'
import { parseArgs } from 'node:util'
import jackson from '@boxyhq/saml-jackson'
import { announce } from './announce.mjs'

const { values } = parseArgs({ options: { database: { type: 'string' } } })
const silent = { info() {}, warn() {}, error: console.error }
const db = values.database ? { engine: 'sql', type: 'postgres', url: values.database } : { engine: 'mem' }
const { directorySyncController } = await jackson.default({
  externalUrl: 'http://127.0.0.1',
  samlPath: '/saml',
  noAnalytics: true,
  logger: silent,
  db,
})
const { data: directory, error } = await directorySyncController.directories.create({
  name: 'Bench',
  tenant: 'bench.example',
  product: 'bench',
  type: 'azure-scim-v2',
})
if (error) throw new Error(error.message)

const path = '/scim'
/** What the embedding program does with an event; nobody listens here. */
const onEvent = async () => {}

async function bodyOf(request) {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  return text === '' ? undefined : JSON.parse(text)
}

async function answer(request, response) {
  const url = new URL(request.url, 'http://127.0.0.1')
  const [resourceType, resourceId] = url.pathname.slice(path.length + 1).split('/')
  const count = url.searchParams.get('count')
  const { status, data } = await directorySyncController.requests.handle(
    {
      method: request.method,
      body: await bodyOf(request),
      directoryId: directory.id,
      resourceType,
      resourceId,
      apiSecret: (request.headers.authorization ?? '').replace(/^Bearer /u, ''),
      query: {
        count: count === null ? undefined : Number(count),
        startIndex: Number(url.searchParams.get('startIndex') ?? 1),
        filter: url.searchParams.get('filter') ?? undefined,
      },
    },
    onEvent,
  )
  const text = JSON.stringify(data ?? {})
  response.writeHead(status, { 'content-type': 'application/scim+json', 'content-length': Buffer.byteLength(text) })
  response.end(text)
}

const server = createServer((request, response) => {
  answer(request, response).catch((failure) => {
    console.error(failure)
    if (!response.headersSent) response.writeHead(500, { 'content-length': 0 })
    response.end()
  })
})
announce(server, path, directory.scim.secret)
