import type { z } from 'zod'
import {
  type AuditFilter,
  type AuditPage,
  type Chain,
  type ExportFormat,
  installationChain,
} from '../../audit/index.ts'
import { type AccountCall, type BoundRoute, bindAccount, bindOperator } from '../route/bind.ts'
import { invalid } from '../route/problem.ts'
import * as routes from './routes.ts'
import { checkedState } from './state.ts'

const time = (text: string | undefined) => (text === undefined ? undefined : new Date(text).toISOString())

function filterOf({ operator, from, to, ...rest }: z.output<typeof routes.AuditQuery>): AuditFilter {
  const { action, subject, search } = rest
  return { action, subject, search, operatorId: operator, from: time(from), to: time(to) }
}

type Query = z.output<typeof routes.AuditQuery> & { readonly cursor?: string | undefined; readonly limit: number }

async function pageOf(chain: Chain, query: Query) {
  const before = query.cursor === undefined ? null : Number(query.cursor)
  const { items, next, total }: AuditPage = await chain.list(filterOf(query), before, query.limit)
  return { items: [...items], nextCursor: next === null ? null : String(next), total }
}

const listAudit = bindAccount(routes.listAudit, async ({ membership, query, services }) =>
  pageOf(services.audit.chain(membership.id), query),
)

const listInstallation = bindOperator(routes.listInstallationAudit, async ({ query, services }) =>
  pageOf(services.audit.chain(installationChain), query),
)

const getState = bindAccount(routes.getAuditState, async ({ membership, services }) => {
  const state = await checkedState(services.audit, membership.id, services.now().getTime())
  return { ...state, retention: await services.audit.chain(membership.id).retention() }
})

const signHead = bindAccount(routes.signAuditHead, async ({ actor, membership, services }) => {
  const { id } = membership
  await services.audit.append(actor, {
    accountId: id,
    action: 'audit.head',
    subject: id,
    words: 'had the audit log signed',
  })
  return services.audit.head([id])
})

const putRetention = bindAccount(routes.changeRetention, async ({ actor, body, membership, services }) => {
  await services.audit.changeRetention(membership.id, body, actor)
  return body
})

/** More than a browser should take into one file; the command line writes any number. */
const mostRows = 50_000

type DownloadCall = Pick<
  AccountCall<unknown, z.output<typeof routes.AuditQuery>, unknown>,
  'actor' | 'membership' | 'query' | 'services'
>

async function download({ actor, membership, query, services }: DownloadCall, format: ExportFormat): Promise<string> {
  const { id } = membership
  const chain = services.audit.chain(id)
  const filter = filterOf(query)
  const { total } = await chain.list(filter, null, 1)
  if (total > mostRows)
    throw invalid({ from: `These are ${total} rows: choose a shorter time, or use "dynasend audit export".` })
  const words = `exported the audit log (${format})`
  await services.audit.append(actor, { accountId: id, action: 'audit.export', subject: id, words })
  const pieces: string[] = []
  for await (const piece of chain.export(filter, format)) pieces.push(piece)
  return pieces.join('')
}

export const auditRoutes: readonly BoundRoute[] = [
  listAudit,
  listInstallation,
  getState,
  signHead,
  putRetention,
  bindAccount(routes.downloadAuditCsv, async (call) => download(call, 'csv')),
  bindAccount(routes.downloadAuditLines, async (call) => download(call, 'jsonl')),
]
