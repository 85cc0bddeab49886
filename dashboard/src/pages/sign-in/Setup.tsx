import { Button, MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useLocation, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { secretFromHash } from '../../addresses.ts'
import { setupQuery } from '../../api/session.ts'
import { setUp } from '../../api/sign-in.ts'
import { ErrorPanel } from '../../components/ErrorPanel.tsx'
import { NavigationLink } from '../../components/NavigationLink.tsx'
import { Problem } from '../../components/Problem.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useForm } from '../../components/use-form.ts'
import { SignInFrame } from './SignInFrame.tsx'
import style from './sign-in.module.css'

/** The first visit: the one-time link that the server printed makes the first owner. */
export function Setup() {
  const { hash } = useLocation()
  const token = secretFromHash(hash, 'token')
  const setup = useQuery(setupQuery)
  if (setup.isPending) {
    return (
      <SignInFrame title="Welcome">
        <Spinner label="One moment" />
      </SignInFrame>
    )
  }
  if (setup.isError) {
    return (
      <SignInFrame title="Welcome">
        <ErrorPanel title="Setup cannot begin" error={setup.error} onRetry={() => void setup.refetch()} />
      </SignInFrame>
    )
  }
  if (!setup.data.needed) {
    return (
      <SignInFrame title="Dynasend is set up already">
        <p>There is an owner. Sign in, or ask an owner to invite you.</p>
        <NavigationLink>
          <Link to="/sign-in">Sign in</Link>
        </NavigationLink>
      </SignInFrame>
    )
  }
  if (token === null) {
    return (
      <SignInFrame title="Open the one-time link">
        <p>
          Nobody owns this installation yet. When it started, the server printed a link that makes you its first owner:
          look in the terminal or the server’s log, and open that link in this browser.
        </p>
        <p>
          To get a new one, run <code>npm run -s dynasend -- sign-in-link</code> on the server.
        </p>
      </SignInFrame>
    )
  }
  return <OwnerForm token={token} />
}

function OwnerForm({ token }: { token: string }) {
  const [owner, setOwner] = useState({ name: '', email: '', password: '', accountName: '' })
  const navigate = useNavigate()
  const client = useQueryClient()
  const form = useForm(async () => {
    const { accountId } = await setUp({ token, ...owner })
    client.clear()
    await navigate({ to: '/accounts/$accountId/overview', params: { accountId } })
  })
  const field = (name: keyof typeof owner) => ({
    name,
    value: owner[name],
    onText: (text: string) => setOwner({ ...owner, [name]: text }),
    problem: form.problem,
  })
  return (
    <SignInFrame title="Make the first owner">
      <MessageBar layout="multiline">
        <MessageBarBody>The owner can do everything here and invites the others.</MessageBarBody>
      </MessageBar>
      <form className={style.form} onSubmit={form.onSubmit}>
        <TextField {...field('accountName')} label="Company" autoComplete="organization" autoFocus />
        <TextField {...field('name')} label="Your name" autoComplete="name" />
        <TextField {...field('email')} label="Your e-mail" type="email" autoComplete="username" />
        <TextField
          {...field('password')}
          label="Password"
          type="password"
          autoComplete="new-password"
          hint="At least 10 characters; a few words are good."
        />
        <Problem title="The owner was not made" problem={form.problem} />
        <Button appearance="primary" type="submit" disabled={form.isSending}>
          Begin
        </Button>
      </form>
    </SignInFrame>
  )
}
