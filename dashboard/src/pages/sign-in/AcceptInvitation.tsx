import { Button, Spinner } from '@fluentui/react-components'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useLocation, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { secretFromHash } from '../../addresses.ts'
import { acceptInvitation, invitationQuery } from '../../api/operators.ts'
import type { InvitationOffer } from '../../api/schema.ts'
import { sessionQuery } from '../../api/session.ts'
import { ErrorPanel } from '../../components/ErrorPanel.tsx'
import { NavigationLink } from '../../components/NavigationLink.tsx'
import { Problem } from '../../components/Problem.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useForm } from '../../components/use-form.ts'
import { roleWords } from '../../format/roles.ts'
import { SignInFrame } from './SignInFrame.tsx'
import style from './sign-in.module.css'

/** Where an invitation link leads. */
export function AcceptInvitation() {
  const { hash } = useLocation()
  const token = secretFromHash(hash, 'token') ?? ''
  const offer = useQuery({ ...invitationQuery(token), enabled: token !== '' })
  if (token === '' || offer.isError) {
    return (
      <SignInFrame title="This invitation does not work">
        {offer.isError ? (
          <ErrorPanel title="The invitation could not be opened" error={offer.error} />
        ) : (
          <p>The link is not whole. Copy it again from the message that it came in, to its very end.</p>
        )}
        <p>Ask an owner for a new one: an invitation works once, and not for ever.</p>
      </SignInFrame>
    )
  }
  if (offer.isPending) {
    return (
      <SignInFrame title="Invitation">
        <Spinner label="One moment" />
      </SignInFrame>
    )
  }
  return <Offer token={token} offer={offer.data} />
}

function Offer({ token, offer }: { token: string; offer: InvitationOffer }) {
  const session = useQuery({ ...sessionQuery, retry: false })
  const navigate = useNavigate()
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const form = useForm(async () => {
    const { accountId } = await acceptInvitation(token, offer.hasOperator ? null : { name, password })
    client.clear()
    await navigate({ to: '/accounts/$accountId/overview', params: { accountId } })
  })
  const mustSignIn = offer.hasOperator && session.data?.operator.email.toLowerCase() !== offer.email.toLowerCase()
  return (
    <SignInFrame title={`Join ${offer.accountName}`}>
      <p>
        <bdi>{offer.email}</bdi> is invited as <strong>{roleWords[offer.role].name}</strong>:{' '}
        {roleWords[offer.role].may}
      </p>
      {mustSignIn ? (
        <>
          <p>You have a sign-in here already. Sign in, then open this link again.</p>
          <NavigationLink>
            <Link to="/sign-in">Sign in</Link>
          </NavigationLink>
        </>
      ) : (
        <form className={style.form} onSubmit={form.onSubmit}>
          {!offer.hasOperator && (
            <>
              <TextField
                label="Your name"
                name="name"
                value={name}
                onText={setName}
                problem={form.problem}
                autoComplete="name"
                autoFocus
              />
              <TextField
                label="Password"
                name="password"
                type="password"
                value={password}
                onText={setPassword}
                problem={form.problem}
                autoComplete="new-password"
                hint="At least 10 characters; a few words are good."
              />
            </>
          )}
          <Problem title="You have not joined" problem={form.problem} />
          <Button appearance="primary" type="submit" disabled={form.isSending}>
            Join
          </Button>
        </form>
      )}
    </SignInFrame>
  )
}
