import { ArchiveRunningError } from '../../delivery/index.ts'
import { WebhookAddressError } from '../../health/index.ts'
import { type BoundRoute, bindAccount } from '../route/bind.ts'
import { AdminProblem, invalid, notFound } from '../route/problem.ts'
import * as routes from './routes.ts'

const listArchives = bindAccount(routes.listArchives, async ({ membership, services }) => ({
  items: (await services.delivery.account(membership.id).archives()).map(({ clients, ...archive }) => ({
    ...archive,
    clients: [...clients],
  })),
}))

const startArchive = bindAccount(routes.startArchive, async ({ actor, body, membership, services }) => {
  try {
    return { id: await services.delivery.account(membership.id).startArchive(body.clients, actor) }
  } catch (error) {
    if (!(error instanceof ArchiveRunningError)) throw error
    const whatToDo = 'Wait until it is done, or stop it.'
    throw new AdminProblem({ status: 409, code: 'conflict', message: error.message, whatToDo })
  }
})

const stopArchive = bindAccount(routes.stopArchive, async ({ membership, params, services }) => {
  await services.delivery.account(membership.id).stopArchive(params.archiveId)
  return undefined
})

const downloadArchive = bindAccount(routes.downloadArchive, async ({ actor, membership, params, services }) => {
  const file = await services.delivery.account(membership.id).readArchive(params.archiveId, actor)
  if (file === null) throw notFound()
  return file
})

const listWebhooks = bindAccount(routes.listSignatureWebhooks, async ({ membership, services }) => ({
  items: [...(await services.delivery.account(membership.id).webhooks())],
}))

const addWebhook = bindAccount(routes.addSignatureWebhook, async ({ actor, body, membership, services }) => {
  try {
    return await services.delivery.account(membership.id).addWebhook(body, actor)
  } catch (error) {
    if (error instanceof WebhookAddressError) throw invalid({ url: error.message })
    throw error
  }
})

const switchWebhook = bindAccount(
  routes.switchSignatureWebhook,
  async ({ actor, body, membership, params, services }) => {
    await services.delivery.account(membership.id).switchWebhook(params.signatureWebhookId, body.enabled, actor)
    return undefined
  },
)

const removeWebhook = bindAccount(routes.removeSignatureWebhook, async ({ actor, membership, params, services }) => {
  await services.delivery.account(membership.id).removeWebhook(params.signatureWebhookId, actor)
  return undefined
})

const testWebhook = bindAccount(routes.testSignatureWebhook, async ({ membership, params, services }) =>
  services.delivery.account(membership.id).testWebhook(params.signatureWebhookId),
)

const listMessages = bindAccount(routes.listSignatureMessages, async ({ membership, services }) => {
  const own = services.delivery.account(membership.id)
  const names = new Map((await own.webhooks()).map(({ id, name }) => [id, name]))
  return {
    items: (await own.messages()).map(({ webhookId, tries, ...message }) => ({
      ...message,
      webhook: names.get(webhookId) ?? 'A webhook that was removed',
      tries: [...tries],
    })),
  }
})

const getAddress = bindAccount(routes.getSignatureAddress, async ({ membership, params, services }) => ({
  url: await services.delivery.account(membership.id).address(params.userId),
}))

const rotateAddress = bindAccount(routes.rotateSignatureAddress, async ({ actor, membership, params, services }) => {
  const own = services.delivery.account(membership.id)
  await own.rotateAddress(params.userId, actor)
  return { url: await own.address(params.userId) }
})

export const deliveryRoutes: readonly BoundRoute[] = [
  listArchives,
  startArchive,
  stopArchive,
  downloadArchive,
  listWebhooks,
  addWebhook,
  switchWebhook,
  removeWebhook,
  testWebhook,
  listMessages,
  getAddress,
  rotateAddress,
]
