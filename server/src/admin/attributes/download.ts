import { csv } from '../../base/index.ts'
import { bindAccount } from '../route/bind.ts'
import { readAttributes } from './read.ts'
import { downloadAttributesSeen } from './routes.ts'

const percent = (share: number): number => Math.round(share * 1000) / 10

export const downloadAttributesSeenRoute = bindAccount(
  downloadAttributesSeen,
  async ({ account, actor, membership, query, services }) => {
    const entry = { accountId: membership.id, action: 'attributes.export', subject: query.scimServer ?? '' }
    await services.audit.append(actor, { ...entry, words: 'exported the attributes seen (csv)' })
    const rows = await readAttributes(account, query.scimServer)
    const header = ['SCIM path', 'Name', 'Kind', 'People', 'Percent', 'Example 1', 'Example 2', 'Example 3']
    return csv([
      header,
      ...rows.map((row) => {
        const examples = [0, 1, 2].map((index) => row.examples[index] ?? '')
        return [row.path, row.label, row.kind, row.people, percent(row.share), ...examples]
      }),
    ])
  },
)
