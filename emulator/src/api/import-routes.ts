import type { FastifyInstance } from 'fastify'
import { generateCompany } from '../generator/index.ts'
import { ImportError, type ImportFile, importFile, importFiles } from '../import/index.ts'
import { liveRandomDay } from '../random-day/index.ts'
import type { Rehearsal } from '../rehearsal.ts'
import { TenantError } from '../tenant/index.ts'
import { Body } from './body.ts'
import { queryOf } from './page.ts'

/** Other companies: from files, or generated. */
export function importRoutes(app: FastifyInstance, { tenant }: Rehearsal): void {
  app.post('/import', async (request) => {
    if (!request.isMultipart()) throw new TenantError('invalid', 'Send the files as multipart/form-data.')
    const files: ImportFile[] = []
    for await (const part of request.files()) {
      const bytes = await part.toBuffer()
      files.push(refusing(() => importFile(part.filename, bytes)))
    }
    if (files.length === 0) throw new TenantError('invalid', 'Choose at least one file.')
    const mode = queryOf(request)['mode'] === 'replace' ? 'replace' : 'merge'
    return refusing(() => importFiles(tenant, files, mode))
  })
  app.post('/random-day', (request) => {
    const seed = new Body(request.body ?? {}).get('seed') ?? '1'
    if (typeof seed !== 'string' && typeof seed !== 'number') throw new TenantError('invalid', '"seed" must be text.')
    return liveRandomDay(tenant, String(seed))
  })
  app.post('/generate', (request) => {
    const body = new Body(request.body)
    const seed = body.get('seed') ?? '1'
    if (typeof seed !== 'string' && typeof seed !== 'number') throw new TenantError('invalid', '"seed" must be text.')
    generateCompany(tenant, {
      people: body.wholeNumber('people', { least: 1, most: 200_000 }),
      groups: body.wholeNumber('groups', { least: 0, most: 20_000 }, 14),
      seed: typeof seed === 'number' ? String(seed) : seed,
    })
    return { users: tenant.users.size, groups: tenant.groups.size }
  })
}

/** What cannot be imported is the sender's to mend. */
function refusing<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof ImportError) throw new TenantError('invalid', error.message)
    throw error
  }
}
