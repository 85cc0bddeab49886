import { useRouter } from '@tanstack/react-router'
import type { MouseEvent, ReactNode } from 'react'

/** A link to an address of this dashboard that the server made: "/accounts/…". Goes there without loading anew. */
export function OwnLink({ address, children }: { address: string; children: ReactNode }) {
  const router = useRouter()
  const go = (event: MouseEvent) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    router.history.push(address)
  }
  return (
    <a href={address} onClick={go}>
      {children}
    </a>
  )
}
