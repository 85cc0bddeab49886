import type { Configuration } from '../../signatures/index.ts'
import { type BoundRoute, bindAccount } from '../route/bind.ts'
import { notFound } from '../route/problem.ts'
import { withBanner, withoutBanner, withoutText, withText } from './edits.ts'
import * as routes from './routes.ts'

const put = bindAccount(routes.putBanner, async ({ actor, body, membership, params, services }) => {
  const at = { id: params.changeSetId, revision: body.revision }
  const banner = { ...body.banner, id: params.bannerId }
  const edit = (before: Configuration) => ({ configuration: withBanner(before, banner) })
  const { revision } = await services.signatures.of(membership.id).edit(at, actor, edit)
  return { revision }
})

const remove = bindAccount(routes.deleteBanner, async ({ actor, membership, params, query, services }) => {
  const at = { id: params.changeSetId, revision: query.revision }
  const edit = (before: Configuration) => ({ configuration: withoutBanner(before, params.bannerId) })
  const { revision } = await services.signatures.of(membership.id).edit(at, actor, edit)
  return { revision }
})

const putText = bindAccount(routes.putText, async ({ actor, body, membership, params, services }) => {
  const at = { id: params.changeSetId, revision: body.revision }
  const text = { ...body.text, id: params.textId }
  const edit = (before: Configuration) => ({ configuration: withText(before, text) })
  const { revision } = await services.signatures.of(membership.id).edit(at, actor, edit)
  return { revision }
})

const removeText = bindAccount(routes.deleteText, async ({ actor, membership, params, query, services }) => {
  const at = { id: params.changeSetId, revision: query.revision }
  const edit = (before: Configuration) => ({ configuration: withoutText(before, params.textId) })
  const { revision } = await services.signatures.of(membership.id).edit(at, actor, edit)
  return { revision }
})

const checkText = bindAccount(routes.checkText, async ({ body, membership, query, services }) => {
  const findings = await services.signatures.of(membership.id).studio.checkText(query.changeSet ?? null, body.text)
  if (findings === null) throw notFound()
  return { findings: [...findings] }
})

const pictures = bindAccount(routes.listPictures, async ({ membership, query, services }) => {
  const { studio } = services.signatures.of(membership.id)
  const found = await studio.pictures(query.changeSet ?? null, query.which ?? null)
  if (found === null) throw notFound()
  return { items: found.map(({ file, src }) => ({ ...file, src })) }
})

export const signatureBannersRoutes: readonly BoundRoute[] = [put, remove, putText, removeText, checkText, pictures]
