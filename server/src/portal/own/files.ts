import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { zip } from '../../base/index.ts'
import { fileName, mailClients, type PersonFiles, personFiles } from '../../delivery/desktop/index.ts'
import { PublicPictures, picturesOf } from '../../delivery/pictures/index.ts'
import { openFinished } from '../../signatures/index.ts'
import { employee } from '../call.ts'
import type { PortalParts } from '../contract.ts'
import { nothingHere } from '../problem.ts'
import type { Employee } from '../sign-in/links.ts'

const Params = z.object({ client: z.enum(mailClients) })

/** One's own files for mail programs that read them from disk. */
export function addFiles(app: FastifyInstance, parts: PortalParts): void {
  app.get('/files/:client', async (request, reply) => {
    const person = await employee(request, parts)
    const asked = Params.safeParse(request.params)
    if (!asked.success) throw nothingHere()
    const { client } = asked.data
    const files = await personFiles(await filesOf(parts, person), [client])
    const changedAt = new Date(parts.clock.now())
    const bytes = Readable.from(zip(files.map((file) => ({ ...file, changedAt }))))
    const disposition = `attachment; filename="signature-${client}.zip"`
    return reply.type('application/zip').header('content-disposition', disposition).send(bytes)
  })
}

/** @throws {PortalProblem} 404 without a signature */
async function filesOf(parts: PortalParts, { accountId, personId }: Employee): Promise<PersonFiles> {
  const { database, publicUrl } = parts
  const signature = (await openFinished(database, accountId).signatures([personId])).get(personId)
  if (signature === undefined) throw nothingHere()
  const account = await database.read
    .selectFrom('accounts')
    .select('name')
    .where('id', '=', accountId)
    .executeTakeFirst()
  const pictures = new PublicPictures(database)
  return {
    personId,
    name: fileName(account?.name ?? '', 'Signature'),
    variants: new Map(Object.values(signature).map((one) => [one.variant, one])),
    pictures: (html) => picturesOf(pictures, { publicUrl, accountId }, html),
  }
}
