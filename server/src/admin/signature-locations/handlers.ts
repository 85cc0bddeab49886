import type { Configuration } from '../../signatures/index.ts'
import { checkRules, cityPathOf, suggestLocations } from '../../signatures/rules/index.ts'
import { type BoundRoute, bindAccount } from '../route/bind.ts'
import { invalid, notFound } from '../route/problem.ts'
import { editionOf } from '../signature-changes/edition.ts'
import { valuesOfAttribute } from '../signature-rules/values.ts'
import { withLocation, withLocationFields, withoutLocation, withSuggestions } from './edits.ts'
import * as routes from './routes.ts'

const put = bindAccount(routes.putLocation, async ({ actor, body, membership, params, services }) => {
  const at = { id: params.changeSetId, revision: body.revision }
  const location = { ...body.location, id: params.locationId }
  const edit = (before: Configuration) => ({ configuration: withLocation(before, location) })
  const { revision } = await services.signatures.of(membership.id).edit(at, actor, edit)
  return { revision }
})

const remove = bindAccount(routes.deleteLocation, async ({ actor, membership, params, query, services }) => {
  const at = { id: params.changeSetId, revision: query.revision }
  const { revision } = await services.signatures.of(membership.id).edit(at, actor, (before) => {
    if (!before.locations.some(({ id }) => id === params.locationId)) throw notFound()
    return { configuration: withoutLocation(before, params.locationId) }
  })
  return { revision }
})

const putFields = bindAccount(routes.putLocationFields, async ({ actor, body, membership, params, services }) => {
  const at = { id: params.changeSetId, revision: body.revision }
  const edit = (before: Configuration) => ({ configuration: withLocationFields(before, body.fields) })
  const { revision } = await services.signatures.of(membership.id).edit(at, actor, edit)
  return { revision }
})

const suggestions = bindAccount(routes.suggestLocations, async ({ account, membership, query, services }) => {
  const { configuration } = await editionOf(services.signatures.of(membership.id), query.changeSet)
  const attribute = query.attribute ?? cityPathOf(configuration)
  const items = suggestLocations(configuration, attribute, await valuesOfAttribute(account, attribute))
  return { attribute, items: items.map((item) => ({ ...item, spellings: [...item.spellings] })) }
})

const accept = bindAccount(routes.acceptLocations, async ({ actor, body, membership, params, services }) => {
  const at = { id: params.changeSetId, revision: body.revision }
  const { revision } = await services.signatures.of(membership.id).edit(at, actor, (before) => {
    const configuration = withSuggestions(before, body.items)
    const ours = new Set(body.items.map(({ rule }) => rule.id))
    const problems = checkRules(configuration, ['location']).filter(({ ruleId }) => ours.has(ruleId))
    if (problems.length > 0)
      throw invalid(Object.fromEntries(problems.map(({ ruleId, place, message }) => [`${ruleId}.${place}`, message])))
    return { configuration }
  })
  return { revision }
})

export const signatureLocationsRoutes: readonly BoundRoute[] = [put, remove, putFields, suggestions, accept]
