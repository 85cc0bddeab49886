import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { portalOptionsQuery, providerAddress, sendLink } from '../../api/me.ts'
import type { ApiProblem } from '../../api/problem.ts'
import { ErrorPanel } from '../../components/ErrorPanel.tsx'
import { LinkButton } from '../../components/LinkButton.tsx'
import { Problem } from '../../components/Problem.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useForm } from '../../components/use-form.ts'
import { SignInFrame } from '../sign-in/SignInFrame.tsx'
import signIn from '../sign-in/sign-in.module.css'

const problems: Readonly<Record<string, string>> = {
  unknown:
    'You are signed in there, but nobody with this account has a signature here. Ask your IT whether you were added.',
  provider: 'The sign-in of your company does not answer now. Try again in a minute.',
  again: 'That took too long or was interrupted. Try again.',
}

interface OwnSignInProps {
  /** From the address, after a journey to the provider. */
  readonly problem?: string | undefined
  /** Of a link that does not open any more. */
  readonly refusal?: ApiProblem
}

/** By a link in a mail, or as one signs in at work. */
export function OwnSignIn({ problem, refusal }: OwnSignInProps) {
  const options = useQuery(portalOptionsQuery)
  const words = problem === undefined ? undefined : problems[problem]
  return (
    <SignInFrame title="Your signature">
      {words && (
        <MessageBar intent="warning" layout="multiline" role="alert">
          <MessageBarBody>{words}</MessageBarBody>
        </MessageBar>
      )}
      <Problem title="This link does not sign in any more" problem={refusal ?? null} />
      {options.isError && (
        <ErrorPanel
          title="Sign-in is not possible now"
          error={options.error}
          stillHolds="Your signature stays as it is."
        />
      )}
      {options.data?.provider && (
        <LinkButton primary>
          <a href={providerAddress}>
            {options.data.provider === 'microsoft' ? 'Sign in with Microsoft' : 'Sign in as at work'}
          </a>
        </LinkButton>
      )}
      {options.data?.provider && options.data.mail && <div className={signIn.or}>or</div>}
      {options.data?.mail && <ByMail />}
      {options.data && !options.data.mail && options.data.provider === null && (
        <p>Ask the people who look after signatures in your company for a link to this page.</p>
      )}
    </SignInFrame>
  )
}

function ByMail() {
  const [email, setEmail] = useState('')
  const [sentTo, setSentTo] = useState<string | null>(null)
  const form = useForm(async () => {
    await sendLink(email)
    setSentTo(email)
  })
  if (sentTo !== null) {
    return (
      <MessageBar intent="success" layout="multiline" role="status">
        <MessageBarBody>
          If <bdi>{sentTo}</bdi> has a signature here, a link is on its way. It works once, for a quarter of an hour.
          Look into the junk folder too.
        </MessageBarBody>
      </MessageBar>
    )
  }
  return (
    <form className={signIn.form} onSubmit={form.onSubmit}>
      <TextField
        label="Your e-mail address at work"
        name="email"
        type="email"
        autoComplete="email"
        value={email}
        onText={setEmail}
        problem={form.problem}
      />
      <Problem title="No link was sent" problem={form.problem} />
      <Button type="submit" appearance="primary" disabled={form.isSending}>
        Send me a link
      </Button>
    </form>
  )
}
