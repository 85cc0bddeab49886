import { buffer } from 'node:stream/consumers'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Clock, Failures, zip } from '../../base/index.ts'
import type { Database } from '../../storage/index.ts'
import { fileName, type MailClient, personFiles } from '../desktop/index.ts'
import { PublicPictures } from '../pictures/listed.ts'
import { picturesOf } from '../pictures/of-html.ts'
import { personAt, type SignedPerson } from '../reads/people.ts'
import { absentPage, pagePolicy, personPage, tooManyPage } from './page.ts'

export interface PageParts {
  readonly database: Database
  readonly clock: Clock
  /** Without a slash at the end. */
  readonly publicUrl: string
}

interface Params {
  readonly accountId: string
  readonly address: string
}

/** Whoever has the address has the signature: no search engine, no cache and no other page may learn it. */
const headers = {
  'content-security-policy': pagePolicy,
  'x-robots-tag': 'noindex, nofollow, noarchive',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
}

/** `GET /s/{accountId}/{address}`: a person's own signature, to copy and to download, and files beside it. */
export function addPersonPages(app: FastifyInstance, parts: PageParts): void {
  const failures = new Failures(parts.clock)
  const find = async (request: FastifyRequest, reply: FastifyReply): Promise<SignedPerson | null> => {
    reply.headers(headers)
    const { accountId, address } = request.params as Params
    const isShaped = /^[\w.-]{1,200}$/u.test(accountId) && /^[\w-]{16,200}$/u.test(address)
    const person = isShaped ? await personAt(parts.database, accountId, address) : null
    if (person !== null) return person
    const wait = failures.count(request.ip)
    if (wait > 0) reply.header('retry-after', String(wait))
    await reply
      .code(wait > 0 ? 429 : 404)
      .type(htmlType)
      .send(wait > 0 ? tooManyPage(wait) : absentPage())
    return null
  }
  app.get('/s/:accountId/:address', async (request, reply) => {
    const person = await find(request, reply)
    if (person === null) return reply
    const { accountId, address } = request.params as Params
    return reply.type(htmlType).send(personPage(person, `/s/${accountId}/${address}`))
  })
  const file = (name: string, client: MailClient, type: string) =>
    app.get(`/s/:accountId/:address/${name}`, async (request, reply) => {
      const person = await find(request, reply)
      if (person === null) return reply
      const { accountId } = request.params as Params
      reply.type(type).header('content-disposition', `attachment; filename="${name}"`)
      return reply.send(await contentOf(parts, accountId, person, client))
    })
  file('outlook.zip', 'outlook', 'application/zip')
  file('thunderbird.html', 'thunderbird', htmlType)
  file('signature.mailsignature', 'appleMail', 'application/octet-stream')
}

const htmlType = 'text/html; charset=utf-8'

/** All files in a zip for Outlook; of the others the one for new mail. */
async function contentOf(
  { database, publicUrl }: PageParts,
  accountId: string,
  person: SignedPerson,
  client: MailClient,
): Promise<Buffer> {
  const account = await database.read
    .selectFrom('accounts')
    .select('name')
    .where('id', '=', accountId)
    .executeTakeFirst()
  const name = fileName(account?.name ?? '', 'Signature')
  const listed = new PublicPictures(database)
  const pictures = (html: string) => picturesOf(listed, { publicUrl, accountId }, html)
  const files = await personFiles({ ...person, name, pictures }, [client])
  const changedAt = new Date(person.changedAt)
  if (client === 'outlook') return buffer(zip(files.map((one) => ({ ...one, changedAt }))))
  return Buffer.from(files[0]?.content ?? '')
}
