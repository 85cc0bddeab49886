import { useQueryClient } from '@tanstack/react-query'
import type { FoundInEntra } from '../../../api/connect.ts'

/** Names of people and groups that were found in Entra, kept while the page shows something else in between. */
export function useEntraNames() {
  const client = useQueryClient()
  const keyOf = (id: string) => ['entra-name', id]
  return {
    remember: ({ id, displayName }: FoundInEntra) => client.setQueryData(keyOf(id), displayName),
    /** The id itself where nobody looked for it since the page was opened. */
    nameOf: (id: string) => client.getQueryData<string>(keyOf(id)) ?? id,
  }
}
