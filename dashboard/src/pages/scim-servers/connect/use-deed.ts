import { useQueryClient } from '@tanstack/react-query'
import { connectQuery, type ServerIds } from '../../../api/connect.ts'
import { useNotify } from '../../../components/notify.tsx'

/** Does something on the server and shows how it stands then. */
export function useDeed(ids: ServerIds) {
  const client = useQueryClient()
  const notify = useNotify()
  const { queryKey } = connectQuery(ids)
  return async (title: string, deed: () => Promise<unknown>): Promise<void> => {
    try {
      await deed()
    } catch (error) {
      notify.failed(title, error)
    }
    await client.invalidateQueries({ queryKey })
  }
}
