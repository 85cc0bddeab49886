import { useRouter } from '@tanstack/react-router'
import { useCallback, useState } from 'react'

/**
 * Whether the page is still the one that the reader wants. A search that comes to rest after a click on a link must not
 * write itself into the address any more: it would lead back.
 */
export function useStillHere(): () => boolean {
  const router = useRouter()
  const [here] = useState(() => router.latestLocation.pathname)
  return useCallback(() => router.latestLocation.pathname === here, [router, here])
}
