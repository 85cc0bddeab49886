import type { HealthConditionRow } from '../../storage/index.ts'
import { evidenceOf } from './look.ts'

export interface ConditionLink {
  readonly text: string
  /** Address in the dashboard, relative to its origin. */
  readonly address: string
}

const attributes: Readonly<Record<string, string>> = {
  displayname: 'name',
  title: 'title',
}

const hour = 60 * 60 * 1000

/** Where to look: lists with the right filters, and a few people as examples. */
export function linksOf(row: HealthConditionRow): ConditionLink[] {
  const account = `/accounts/${row.account_id}`
  const server = row.scim_server_id
  const from = new Date(Date.parse(row.began_at) - hour).toISOString()
  const activity = `${account}/activity?scimServer=${server}`
  const range = `&from=${from}${row.ended_at === null ? '' : `&to=${row.ended_at}`}`
  switch (row.kind) {
    case 'held':
      return [
        { text: 'Decide: held changes', address: `${account}/held-changes/${encodeURIComponent(row.subject)}` },
        { text: 'Calls of that time', address: `${activity}${range}` },
      ]
    case 'silence':
      return [{ text: 'Two final checks', address: `${account}/scim-servers/${server}?tab=checks` }]
    case 'errors':
      return [{ text: 'Refused calls', address: `${activity}&outcome=refused${range}` }]
    case 'withoutEmail': {
      const list = `${account}/users?scimServer=${server}&active=true&missing=email`
      return [{ text: 'People without e-mail', address: list }, ...examples(row)]
    }
    case 'leavers':
      return [
        { text: 'Deactivations', address: `${activity}&kind=deactivated${range}` },
        { text: 'Inactive people', address: `${account}/users?scimServer=${server}&active=false&sort=-lastModified` },
      ]
    default: {
      const missing = attributes[row.subject.toLowerCase()]
      const list = missing === undefined ? [] : [peopleWithout(account, server, missing)]
      return [...list, { text: 'Changes of that time', address: `${activity}&kind=updated${range}` }, ...examples(row)]
    }
  }
}

const peopleWithout = (account: string, server: string, missing: string): ConditionLink => ({
  text: 'People without it',
  address: `${account}/users?scimServer=${server}&missing=${missing}`,
})

function examples(row: HealthConditionRow): ConditionLink[] {
  const ids = evidenceOf(row)['examples']
  if (!Array.isArray(ids)) return []
  return ids.map((id: string, index) => ({
    text: `Example ${index + 1}`,
    address: `/accounts/${row.account_id}/users/${encodeURIComponent(id)}`,
  }))
}
