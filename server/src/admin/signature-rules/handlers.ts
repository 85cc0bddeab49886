import { csv } from '../../base/index.ts'
import { slots } from '../../signatures/model/rule.ts'
import { checkRules, cityPathOf, groupValues } from '../../signatures/rules/index.ts'
import { displayNameOf } from '../people/document.ts'
import { type BoundRoute, bindAccount } from '../route/bind.ts'
import { notFound } from '../route/problem.ts'
import { editionOf } from '../signature-changes/edition.ts'
import { listRulePeopleRoute } from './people.ts'
import { putRulesRoute } from './put.ts'
import * as routes from './routes.ts'
import { toTally, toTraces } from './survey.ts'
import { valuesOfAttribute } from './values.ts'

const dryRun = bindAccount(routes.dryRunRules, async ({ membership, query, services }) => {
  const signatures = services.signatures.of(membership.id)
  const { configuration } = await editionOf(signatures, query.changeSet)
  const made = await signatures.rules.survey(query.changeSet ?? null)
  if (made === null) throw notFound()
  const { survey, at } = made
  const [location, program, banner, text] = slots.map((slot) => toTally(survey.tally(slot)))
  if (!location || !program || !banner || !text) throw new Error('Every slot has a tally.')
  const problems = checkRules(configuration)
  return { at, people: survey.people, changed: survey.changed, slots: { location, program, banner, text }, problems }
})

const why = bindAccount(routes.whyRules, async ({ membership, params, query, services }) => {
  const { rules } = services.signatures.of(membership.id)
  const explained = await rules.why(query.changeSet ?? null, params.userId)
  if (explained === null) throw notFound()
  const { person, slots: of, validUntil } = explained
  return {
    displayName: displayNameOf(person.document),
    active: person.active,
    slots: {
      location: toTraces(of.location),
      program: toTraces(of.program),
      banner: toTraces(of.banner),
      text: toTraces(of.text),
    },
    validUntil,
  }
})

const values = bindAccount(routes.listValues, async ({ account, membership, query, services }) => {
  const signatures = services.signatures.of(membership.id)
  const { configuration } = await editionOf(signatures, query.changeSet)
  const seen =
    query.field === undefined
      ? { values: await valuesOfAttribute(account, query.attribute ?? cityPathOf(configuration)), complete: true }
      : await signatures.rules.valuesOfField(query.changeSet ?? null, query.field)
  if (seen === null) throw notFound()
  const items = groupValues(seen.values).map(({ name, people, spellings }) => ({
    name,
    people,
    spellings: spellings.map((spelling) => ({ ...spelling })),
  }))
  return { items, complete: seen.complete }
})

const download = bindAccount(routes.downloadValues, async ({ account, actor, membership, query, services }) => {
  const { configuration } = await editionOf(services.signatures.of(membership.id), undefined)
  const path = query.attribute ?? cityPathOf(configuration)
  const groups = groupValues(await valuesOfAttribute(account, path))
  const entry = { accountId: membership.id, action: 'attributes.export', subject: path }
  await services.audit.append(actor, { ...entry, words: 'exported the values of an attribute (csv)' })
  const rows = groups.flatMap(({ name, spellings }) =>
    spellings.map(({ value, people, slip }) => [path, name, value, people, slip ? 'perhaps' : 'yes']),
  )
  return csv([['SCIM path', 'Most common spelling', 'Value', 'People', 'Means the same'], ...rows])
})

export const signatureRulesRoutes: readonly BoundRoute[] = [
  putRulesRoute,
  dryRun,
  listRulePeopleRoute,
  why,
  values,
  download,
]
