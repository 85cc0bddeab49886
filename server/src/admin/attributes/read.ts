import type { AccountDirectory } from '../../directory/operator-contract.ts'
import { kindOf, labelOf } from '../people/labels.ts'
import type { AttributeSeen } from './routes.ts'

/** Most people first, then by path. */
export async function readAttributes(
  account: AccountDirectory,
  scimServerId: string | undefined,
): Promise<AttributeSeen[]> {
  const { people, items } = await account.reads.attributesSeen(scimServerId ?? null)
  const rows = items.map((item) => ({
    path: item.path,
    label: labelOf(item.path),
    people: item.people,
    share: people === 0 ? 0 : item.people / people,
    examples: [...item.examples],
    kind: kindOf(item.path),
  }))
  return rows.sort((a, b) => b.people - a.people || (a.path < b.path ? -1 : 1))
}
