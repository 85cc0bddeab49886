import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { asProblem } from './api/problem.ts'
import { sessionQuery, setupQuery } from './api/session.ts'
import { PageMissing } from './shell/PageMissing.tsx'
import { Root } from './shell/Root.tsx'

/** Above every page. */
export const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Root,
  notFoundComponent: PageMissing,
})

/** The session, or the sign-in page that comes back to the address that was asked for. */
export async function needSession(client: QueryClient, href: string) {
  try {
    return await client.ensureQueryData(sessionQuery)
  } catch (error) {
    if (asProblem(error).status !== 401) throw error
    const { needed } = await client.fetchQuery(setupQuery)
    if (needed) throw redirect({ to: '/setup' })
    throw redirect({ to: '/sign-in', search: href === '/' ? {} : { to: href } })
  }
}

/** Above every page of one account. */
export const account = createRoute({
  getParentRoute: () => root,
  path: '/accounts/$accountId',
  beforeLoad: async ({ context, location, params }) => {
    const session = await needSession(context.queryClient, location.href)
    if (!session.accounts.some((candidate) => candidate.id === params.accountId)) throw redirect({ to: '/' })
  },
  component: lazyRouteComponent(() => import('./shell/AccountShell.tsx'), 'AccountShell'),
})
