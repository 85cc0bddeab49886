import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import { type ApiProblem, asProblem } from '../../api/problem.ts'
import { startMicrosoftSignIn } from '../../api/sign-in.ts'
import { Problem } from '../../components/Problem.tsx'

/** @param to own address to come back to. */
export function MicrosoftButton({ name, to }: { name: string; to: string }) {
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [isLeaving, setLeaving] = useState(false)
  const leave = () => {
    setLeaving(true)
    startMicrosoftSignIn(to).then(
      (address) => window.location.assign(address),
      (error: unknown) => {
        setLeaving(false)
        setProblem(asProblem(error))
      },
    )
  }
  return (
    <>
      <Button onClick={leave} disabled={isLeaving}>
        Sign in with {name}
      </Button>
      <Problem title="Microsoft sign-in could not start" problem={problem} />
    </>
  )
}
