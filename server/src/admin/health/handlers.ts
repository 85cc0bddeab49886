import type { ConditionRecord, DeliveryRecord, WebhookRecord } from '../../health/index.ts'
import { WebhookAddressError } from '../../health/index.ts'
import { type BoundRoute, bindAccount } from '../route/bind.ts'
import { invalid } from '../route/problem.ts'
import * as routes from './routes.ts'
import type { Condition } from './shapes.ts'

const toCondition = ({ words, links, clear, ...record }: ConditionRecord): Condition => ({
  ...record,
  ...words,
  clear,
  links: links.map((link) => ({ ...link })),
})

const getHealth = bindAccount(routes.getHealth, async ({ membership, query, services }) => {
  const health = services.health.account(membership.id)
  return { conditions: (await health.conditions(query.scimServer ?? null)).map(toCondition) }
})

const acceptCondition = bindAccount(routes.acceptCondition, async ({ actor, membership, params, services }) => {
  await services.health.account(membership.id).accept(params.conditionId, actor)
  return undefined
})

const listCycles = bindAccount(routes.listCycles, async ({ membership, params, services }) => ({
  items: [...(await services.health.account(membership.id).cycles(params.scimServerId))],
}))

const getSettings = bindAccount(routes.getHealthSettings, async ({ membership, services }) => ({
  settings: await services.health.account(membership.id).settings(),
  mailIsSet: services.health.mailIsSet,
}))

const putSettings = bindAccount(routes.putHealthSettings, async ({ actor, body, membership, services }) => {
  const health = services.health.account(membership.id)
  await health.changeSettings(body, actor)
  return health.settings()
})

const getServerSettings = bindAccount(routes.getServerHealthSettings, async ({ membership, params, services }) =>
  services.health.account(membership.id).serverSettings(params.scimServerId),
)

const putServerSettings = bindAccount(
  routes.putServerHealthSettings,
  async ({ actor, body, membership, params, services }) => {
    const health = services.health.account(membership.id)
    await health.changeServerSettings(params.scimServerId, body, actor)
    return health.serverSettings(params.scimServerId)
  },
)

const listWebhooks = bindAccount(routes.listWebhooks, async ({ membership, services }) => ({
  items: [...(await services.health.account(membership.id).webhooks())],
}))

const addWebhook = bindAccount(routes.addWebhook, async ({ actor, body, membership, services }) => {
  try {
    return await services.health.account(membership.id).addWebhook(body.name, body.url, actor)
  } catch (error) {
    if (error instanceof WebhookAddressError) throw invalid({ url: error.message })
    throw error
  }
})

const switchWebhook = bindAccount(routes.switchWebhook, async ({ actor, body, membership, params, services }) => {
  await services.health.account(membership.id).switchWebhook(params.webhookId, body.enabled, actor)
  return undefined
})

const removeWebhook = bindAccount(routes.removeWebhook, async ({ actor, membership, params, services }) => {
  await services.health.account(membership.id).removeWebhook(params.webhookId, actor)
  return undefined
})

const testWebhook = bindAccount(routes.testWebhook, async ({ membership, params, services }) =>
  services.health.account(membership.id).testWebhook(params.webhookId),
)

const testMail = bindAccount(routes.testMail, async ({ actor, membership, services }) =>
  services.health.account(membership.id).testMail(actor.operatorId),
)

const listDeliveries = bindAccount(routes.listDeliveries, async ({ account, membership, services }) => {
  const health = services.health.account(membership.id)
  const webhooks = await health.webhooks()
  const members = await account.members()
  const ids = members.map(({ operatorId }) => operatorId)
  const profiles = await services.signIn.profiles(ids)
  const nameOf = (id: string): string => profiles.get(id)?.name ?? 'An operator who has left'
  return {
    items: (await health.deliveries()).map(({ target, attempts, ...delivery }: DeliveryRecord) => ({
      ...delivery,
      receiver: receiverOf(target, webhooks, nameOf),
      attempts: attempts.map((attempt) => ({ ...attempt })),
    })),
  }
})

function receiverOf(target: string, webhooks: readonly WebhookRecord[], nameOf: (id: string) => string): string {
  const split = target.indexOf(':')
  const [kind, id] = [target.slice(0, split), target.slice(split + 1)]
  if (kind === 'operator') return nameOf(id)
  if (kind === 'address') return id
  return webhooks.find((webhook) => webhook.id === id)?.name ?? 'A webhook that was removed'
}

export const healthRoutes: readonly BoundRoute[] = [
  getHealth,
  acceptCondition,
  listCycles,
  getSettings,
  putSettings,
  getServerSettings,
  putServerSettings,
  listWebhooks,
  addWebhook,
  switchWebhook,
  removeWebhook,
  testWebhook,
  testMail,
  listDeliveries,
]
