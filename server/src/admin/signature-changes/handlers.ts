import { type BoundRoute, bindAccount } from '../route/bind.ts'
import { notFound } from '../route/problem.ts'
import { editionOf, toEdition } from './edition.ts'
import * as routes from './routes.ts'

const listSets = bindAccount(routes.listChangeSets, async ({ membership, services }) => ({
  items: [...(await services.signatures.of(membership.id).changeSets())],
}))

const begin = bindAccount(routes.beginChangeSet, async ({ actor, body, membership, services }) =>
  services.signatures.of(membership.id).begin(body.name, actor),
)

const discard = bindAccount(routes.discardChangeSet, async ({ actor, membership, params, services }) => {
  const signatures = services.signatures.of(membership.id)
  if ((await signatures.edition(params.changeSetId)) === null) throw notFound()
  await signatures.discard(params.changeSetId, actor)
  return undefined
})

const getConfiguration = bindAccount(routes.getConfiguration, async ({ membership, query, services }) =>
  toEdition(await editionOf(services.signatures.of(membership.id), query.changeSet)),
)

export const signatureChangesRoutes: readonly BoundRoute[] = [listSets, begin, discard, getConfiguration]
