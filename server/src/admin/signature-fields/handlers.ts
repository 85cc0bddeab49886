import { checkFields } from '../../signatures/fields/index.ts'
import type { Configuration } from '../../signatures/index.ts'
import type { Field } from '../../signatures/model/field.ts'
import { type BoundRoute, bindAccount } from '../route/bind.ts'
import { invalid, notFound } from '../route/problem.ts'
import { editionOf } from '../signature-changes/edition.ts'
import * as routes from './routes.ts'
import { toSample } from './sample.ts'

/** @throws {AdminProblem} 400 with each mistake at its place */
function refuseMistakes(fields: readonly Field[], name: (index: number) => string): void {
  const mistakes = checkFields(fields)
  if (mistakes.length === 0) return
  throw invalid(Object.fromEntries(mistakes.map(({ index, place, message }) => [`${name(index)}.${place}`, message])))
}

const put = bindAccount(routes.putFields, async ({ actor, body, membership, params, services }) => {
  const { fields } = body
  refuseMistakes(fields, (index) => `fields.${index}`)
  const at = { id: params.changeSetId, revision: body.revision }
  const edit = (before: Configuration) => ({ configuration: { ...before, fields } })
  const { revision } = await services.signatures.of(membership.id).edit(at, actor, edit)
  return { revision }
})

const putSettings = bindAccount(routes.putFieldSettings, async ({ actor, body, membership, params, services }) => {
  const { revision: seen, emptyMarkers, country } = body
  const at = { id: params.changeSetId, revision: seen }
  const edit = (before: Configuration) => ({
    configuration: { ...before, settings: { ...before.settings, emptyMarkers, country } },
  })
  const { revision } = await services.signatures.of(membership.id).edit(at, actor, edit)
  return { revision }
})

const samples = bindAccount(routes.sampleFields, async ({ membership, query, services }) => {
  const signatures = services.signatures.of(membership.id)
  const { configuration } = await editionOf(signatures, query.changeSet)
  const sampled = await signatures.fields.sample(configuration)
  return { items: configuration.fields.map(({ id }) => toSample(id, sampled)) }
})

const tryOne = bindAccount(routes.tryField, async ({ body, membership, query, services }) => {
  const { field } = body
  refuseMistakes([field], () => 'field')
  const signatures = services.signatures.of(membership.id)
  const { configuration } = await editionOf(signatures, query.changeSet)
  return toSample(field.id, await signatures.fields.sample({ settings: configuration.settings, fields: [field] }))
})

const ofPerson = bindAccount(routes.getPersonFields, async ({ membership, params, query, services }) => {
  const found = await services.signatures.of(membership.id).fields.of(params.userId, query.changeSet ?? null)
  if (found === null) throw notFound()
  const own = new Map(found.own.map((value) => [value.fieldId, value]))
  const items = found.configuration.fields.flatMap(({ id, label, truth }) => {
    const value = found.values.get(id)
    if (value === undefined) return []
    const set = own.get(id)
    return [{ fieldId: id, label, truth, ...value, own: set ? { value: set.value, setAt: set.setAt } : null }]
  })
  return { items }
})

const withdraw = bindAccount(routes.withdrawValue, async ({ actor, membership, params, services }) => {
  const { fields } = services.signatures.of(membership.id)
  const found = await fields.of(params.userId, null)
  if (found === null || !found.own.some(({ fieldId }) => fieldId === params.fieldId)) throw notFound()
  await fields.withdraw(params.userId, params.fieldId, actor)
  return undefined
})

export const signatureFieldsRoutes: readonly BoundRoute[] = [put, putSettings, samples, tryOne, ofPerson, withdraw]
