import { MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useLocation, useRouter } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { secretFromHash } from '../../addresses.ts'
import { type ApiProblem, asProblem } from '../../api/problem.ts'
import { sessionQuery, signInOptionsQuery } from '../../api/session.ts'
import { signInOnce } from '../../api/sign-in.ts'
import { ErrorPanel } from '../../components/ErrorPanel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { CodeForm } from './CodeForm.tsx'
import { MicrosoftButton } from './MicrosoftButton.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { SignInFrame } from './SignInFrame.tsx'
import style from './sign-in.module.css'

const route = getRouteApi('/sign-in')

const reasons: Readonly<Record<string, string>> = {
  ended: 'Your session has ended. Sign in again to go on where you were.',
  microsoft:
    'Microsoft did not sign you in. Use the account that you were invited with, or ask an owner to invite you.',
}

/** Password, then the authenticator's code if there is one; or Microsoft; or a one-time link that needs neither. */
export function SignIn() {
  const { to, reason } = route.useSearch()
  const { hash } = useLocation()
  const router = useRouter()
  const client = useQueryClient()
  const options = useQuery(signInOptionsQuery)
  const [step, setStep] = useState<'password' | 'code'>('password')
  const enter = async () => {
    client.removeQueries({ queryKey: sessionQuery.queryKey })
    router.history.push(to ?? '/')
  }
  const once = secretFromHash(hash, 'once')
  if (once !== null) return <OneTime token={once} onDone={enter} />
  if (step === 'code') {
    return (
      <SignInFrame title="Enter your code">
        <CodeForm onDone={enter} onBack={() => setStep('password')} />
      </SignInFrame>
    )
  }
  return (
    <SignInFrame title="Sign in">
      {reason && reasons[reason] && (
        <MessageBar layout="multiline">
          <MessageBarBody>{reasons[reason]}</MessageBarBody>
        </MessageBar>
      )}
      {options.isError && <ErrorPanel title="Sign-in is not possible now" error={options.error} />}
      <PasswordForm onResult={(result) => (result === 'twoFactor' ? setStep('code') : void enter())} />
      {options.data?.microsoft && (
        <>
          <div className={style.or}>or</div>
          <MicrosoftButton name={options.data.microsoft.name} to={to ?? '/'} />
        </>
      )}
    </SignInFrame>
  )
}

function OneTime({ token, onDone }: { token: string; onDone: () => Promise<void> }) {
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const router = useRouter()
  const isSent = useRef(false)
  useEffect(() => {
    if (isSent.current) return
    isSent.current = true
    signInOnce(token).then(onDone, (error: unknown) => setProblem(asProblem(error)))
  }, [token, onDone])
  if (!problem) {
    return (
      <SignInFrame title="Signing in">
        <Spinner label="One moment" />
      </SignInFrame>
    )
  }
  return (
    <SignInFrame title="This link does not sign in any more">
      <Problem title="A one-time link works once and for a short time" problem={problem} />
      <p>
        Make a new one on the server with <code>npm run -s dynasend -- sign-in-link</code>, or sign in with your
        password.
      </p>
      <PasswordForm
        onResult={(result) => (result === 'twoFactor' ? router.history.replace('/sign-in') : void onDone())}
      />
    </SignInFrame>
  )
}
