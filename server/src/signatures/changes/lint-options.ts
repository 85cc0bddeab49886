import type { Database } from '../../storage/index.ts'
import type { LintOptions } from '../lint/index.ts'
import type { Census } from './dry-run/census.ts'

const groupsKnown = 5_000

/**
 * What lint may know of an account without walking over its people: the groups that there are, and what a dry run counted.
 * @param now milliseconds since 1970 @param census of a dry run of just this; null: there is none
 */
export async function lintOptions(
  { read }: Database,
  accountId: string,
  { now, census }: { readonly now: number; readonly census: Census | null },
): Promise<LintOptions> {
  const groups = await read
    .selectFrom('resources')
    .innerJoin('scim_servers', 'scim_servers.id', 'resources.scim_server_id')
    .select(['resources.id', 'resources.display_name as name'])
    .where('scim_servers.account_id', '=', accountId)
    .where('resources.kind', '=', 'Group')
    .orderBy('resources.name_key')
    .limit(groupsKnown + 1)
    .execute()
  // A list that is cut says nothing of a group that is not in it.
  if (groups.length > groupsKnown) return { now }
  return { now, facts: { ...(census ?? { people: 0, filled: {}, attributes: {} }), groups } }
}
