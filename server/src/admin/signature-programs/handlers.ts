import { gallery } from '../../signatures/starter/index.ts'
import { ImageError, makeImage } from '../../signatures/studio/index.ts'
import { type BoundRoute, bindAccount } from '../route/bind.ts'
import { invalid, notFound } from '../route/problem.ts'
import { withImage, withoutImage, withoutProgram, withProgram } from './edits.ts'
import * as routes from './routes.ts'

const offered = bindAccount(routes.getGallery, async () => ({ items: gallery().map(({ program }) => program) }))

const put = bindAccount(routes.putProgram, async ({ actor, body, membership, params, services }) => {
  const at = { id: params.changeSetId, revision: body.revision }
  const program = { ...body.program, id: params.programId }
  const { revision } = await services.signatures.of(membership.id).edit(at, actor, (before) => ({
    configuration: withProgram(before, program),
  }))
  return { revision }
})

const remove = bindAccount(routes.deleteProgram, async ({ actor, membership, params, query, services }) => {
  const at = { id: params.changeSetId, revision: query.revision }
  const { revision } = await services.signatures.of(membership.id).edit(at, actor, (before) => ({
    configuration: withoutProgram(before, params.programId),
  }))
  return { revision }
})

const check = bindAccount(routes.checkProgram, async ({ body, membership, query, services }) => {
  const findings = await services.signatures.of(membership.id).studio.check(query.changeSet ?? null, body.program)
  if (findings === null) throw notFound()
  return { findings: [...findings] }
})

const facts = bindAccount(routes.getFacts, async ({ membership, params, query, services }) => {
  const found = await services.signatures.of(membership.id).studio.factsOf(query.changeSet ?? null, params.userId)
  if (found === null) throw notFound()
  const { texts, ...others } = found.facts
  return { program: found.program, ...others, texts: texts.map(({ html, text }) => ({ html, text })) }
})

const putImage = bindAccount(routes.putImage, async ({ actor, body, membership, params, services }) => {
  const at = { id: params.changeSetId, revision: body.revision }
  const { file, bytes } = await made(Buffer.from(body.base64, 'base64'), params.imageName)
  const { revision } = await services.signatures.of(membership.id).edit(at, actor, (before) => ({
    configuration: withImage(before, file),
    pictures: new Map([[`images/${file.name}`, bytes]]),
  }))
  return { revision, image: file }
})

async function made(given: Uint8Array, name: string) {
  try {
    return await makeImage(given, name)
  } catch (error) {
    if (error instanceof ImageError) throw invalid({ base64: error.message })
    throw error
  }
}

const removeImage = bindAccount(routes.deleteImage, async ({ actor, membership, params, query, services }) => {
  const at = { id: params.changeSetId, revision: query.revision }
  const { revision } = await services.signatures.of(membership.id).edit(at, actor, (before) => ({
    configuration: withoutImage(before, params.imageName),
  }))
  return { revision }
})

export const signatureProgramsRoutes: readonly BoundRoute[] = [
  offered,
  put,
  remove,
  check,
  facts,
  putImage,
  removeImage,
]
