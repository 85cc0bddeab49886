import { Spinner } from '@fluentui/react-components'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useLocation, useRouter } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { secretFromHash } from '../../addresses.ts'
import { ownKey, ownQuery, spendToken } from '../../api/me.ts'
import { type ApiProblem, asProblem } from '../../api/problem.ts'
import { ErrorPanel } from '../../components/ErrorPanel.tsx'
import { SignInFrame } from '../sign-in/SignInFrame.tsx'
import { OwnPage } from './OwnPage.tsx'
import { OwnSignIn } from './OwnSignIn.tsx'

const route = getRouteApi('/me')

/** An employee's own page: signing in, then the own signature and what may be changed of it. */
export function MePage() {
  const { hash } = useLocation()
  const { problem } = route.useSearch()
  const token = secretFromHash(hash, 'token')
  if (token !== null) return <Link token={token} />
  return <Own problem={problem} />
}

function Own({ problem }: { problem?: string | undefined }) {
  const query = useQuery(ownQuery)
  if (query.data && !query.isError) return <OwnPage own={query.data} />
  if (query.isPending) return <Waiting />
  if (asProblem(query.error).status === 401) return <OwnSignIn problem={problem} />
  return (
    <SignInFrame title="Your signature">
      <ErrorPanel
        title="Your page could not be loaded"
        error={query.error}
        stillHolds="Your signature stays as it is."
        onRetry={() => void query.refetch()}
      />
    </SignInFrame>
  )
}

const Waiting = () => (
  <SignInFrame title="Your signature">
    <Spinner label="One moment" />
  </SignInFrame>
)

/** A link from a mail signs in once. */
function Link({ token }: { token: string }) {
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const client = useQueryClient()
  const router = useRouter()
  const isSent = useRef(false)
  useEffect(() => {
    if (isSent.current) return
    isSent.current = true
    spendToken(token).then(
      async () => {
        client.removeQueries({ queryKey: ownKey })
        router.history.replace('/me')
      },
      (error: unknown) => setProblem(asProblem(error)),
    )
  }, [token, client, router])
  return problem === null ? <Waiting /> : <OwnSignIn refusal={problem} />
}
