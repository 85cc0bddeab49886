import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { OwnValueError, setOwnValue, withdrawOwnValue } from '../../signatures/fields/index.ts'
import type { Field } from '../../signatures/model/field.ts'
import {
  largestPhoto,
  PhotoError,
  photoField,
  readPhoto,
  submitPhoto,
  withdrawPhoto,
} from '../../signatures/photos/index.ts'
import { bodyOf, employee } from '../call.ts'
import type { PortalParts } from '../contract.ts'
import { invalidField, nothingHere } from '../problem.ts'
import { addFiles } from './files.ts'
import { ownPhoto, readOwn, showOwn } from './read.ts'

const Value = z.object({ value: z.string().max(4000).nullable() })

/** One's own signature, values, photo and files. */
export function addOwn(app: FastifyInstance, parts: PortalParts): void {
  app.get('/', async (request) => showOwn(parts, await employee(request, parts)))
  addValues(app, parts)
  addPhoto(app, parts)
  addFiles(app, parts)
}

function addValues(app: FastifyInstance, parts: PortalParts): void {
  const { database, clock } = parts
  app.put('/values/:fieldId', async (request, reply) => {
    const person = await employee(request, parts)
    const { value } = bodyOf(Value, request)
    const { configuration, values } = await readOwn(parts, person)
    const field = fieldNamed(configuration.fields, request)
    const directoryValue = values.get(field.id)?.directoryValue ?? ''
    try {
      await database.write((tx) =>
        setOwnValue(tx, person, field, { value, by: 'employee', now: clock.now(), directoryValue }),
      )
    } catch (error) {
      throw error instanceof OwnValueError ? invalidField('value', error.message) : error
    }
    return reply.code(204).send()
  })
  app.delete('/values/:fieldId', async (request, reply) => {
    const person = await employee(request, parts)
    const { configuration } = await readOwn(parts, person)
    const field = fieldNamed(configuration.fields, request)
    await database.write((tx) => withdrawOwnValue(tx, person, field.id, clock.now()))
    return reply.code(204).send()
  })
}

/** Photos go their own way: nobody sets one by its name. @throws {PortalProblem} 404 */
function fieldNamed(fields: readonly Field[], request: FastifyRequest): Field {
  const { fieldId } = z.object({ fieldId: z.string() }).parse(request.params)
  const field = fields.find(({ id, hidden, kind }) => id === fieldId && !hidden && kind !== 'image')
  if (field === undefined) throw nothingHere()
  return field
}

function addPhoto(app: FastifyInstance, parts: PortalParts): void {
  const { database, clock } = parts
  app.addContentTypeParser(/^image\//u, { parseAs: 'buffer', bodyLimit: largestPhoto + 1 }, (_request, body, done) =>
    done(null, body),
  )
  app.get('/photo', async (request, reply) => {
    const bytes = await ownPhoto(parts, await employee(request, parts))
    if (bytes === null) throw nothingHere()
    return reply.type('image/jpeg').header('x-content-type-options', 'nosniff').send(Buffer.from(bytes))
  })
  app.put('/photo', async (request, reply) => {
    const person = await employee(request, parts)
    const { configuration } = await readOwn(parts, person)
    if (photoField(configuration) === null) throw nothingHere()
    if (!Buffer.isBuffer(request.body)) throw invalidField('photo', 'Send a photo in JPEG, PNG or WebP.')
    const photo = await readPhoto(request.body).catch((error: unknown) => {
      throw error instanceof PhotoError ? invalidField('photo', error.message) : error
    })
    await database.write((tx) => submitPhoto(tx, person, photo, clock.now()))
    return reply.code(204).send()
  })
  app.delete('/photo', async (request, reply) => {
    const person = await employee(request, parts)
    const { configuration } = await readOwn(parts, person)
    await database.write((tx) => withdrawPhoto(tx, person, photoField(configuration), clock.now()))
    return reply.code(204).send()
  })
}
