import { useQueryClient } from '@tanstack/react-query'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { asProblem } from '../api/problem.ts'
import { sessionQuery } from '../api/session.ts'

/** When any call answers "not signed in" on an account's page, goes to the sign-in page, and back here afterwards. */
export function SessionEnded() {
  const client = useQueryClient()
  const navigate = useNavigate()
  const { href, pathname } = useLocation()
  useEffect(() => {
    if (!pathname.startsWith('/accounts/')) return
    return client.getQueryCache().subscribe((event) => {
      if (event.type !== 'updated' || event.action.type !== 'error') return
      if (asProblem(event.action.error).status !== 401) return
      client.removeQueries({ queryKey: sessionQuery.queryKey })
      void navigate({ to: '/sign-in', search: { to: href, reason: 'ended' } })
    })
  }, [client, navigate, href, pathname])
  return null
}
