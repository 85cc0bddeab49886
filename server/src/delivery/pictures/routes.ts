import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Database } from '../../storage/index.ts'
import { matchesEtag } from '../etag.ts'
import { endingOf, pictureTypes } from './address.ts'
import { PublicPictures } from './listed.ts'

interface Params {
  readonly accountId: string
  readonly file: string
}

/** Every mail client, and every page that shows a mail, may load them; nothing in them may run. */
const headers = {
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'cross-origin',
  'access-control-allow-origin': '*',
  'content-security-policy': "default-src 'none'; sandbox",
}

/** `GET /i/{accountId}/{hash}.{png|jpg|gif}`: pictures of signatures, for ever under the same address. */
export function addPictures(app: FastifyInstance, database: Database): void {
  const pictures = new PublicPictures(database)
  app.get('/i/:accountId/:file', async (request: FastifyRequest, reply) => {
    const { accountId, file } = request.params as Params
    reply.headers(headers)
    const [, hash, ending] = /^([0-9a-f]{64})\.(png|jpg|gif)$/u.exec(file) ?? []
    if (hash === undefined || ending === undefined || !/^[\w.-]{1,200}$/u.test(accountId)) return absent(reply)
    const bytes = await pictures.find(accountId, hash)
    if (bytes === null || endingOf(bytes) !== ending) return absent(reply)
    reply.header('cache-control', 'public, max-age=31536000, immutable').header('etag', `"${hash}"`)
    if (matchesEtag(request.headers['if-none-match'], `"${hash}"`)) return reply.code(304).send()
    return reply.type(pictureTypes[ending] ?? '').send(Buffer.from(bytes))
  })
}

/** Not remembered: it may be published in the next minute. */
const absent = (reply: FastifyReply): FastifyReply =>
  reply
    .code(404)
    .header('cache-control', 'no-store')
    .type('text/plain; charset=utf-8')
    .send('There is no such picture.\n')
