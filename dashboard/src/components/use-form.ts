import { type FormEvent, useState } from 'react'
import { type ApiProblem, asProblem } from '../api/problem.ts'

/** A form's sending: one at a time, and the problem of the last one. */
export function useForm(send: () => Promise<unknown>) {
  const [isSending, setSending] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (isSending) return
    setSending(true)
    setProblem(null)
    send()
      .catch((error: unknown) => setProblem(asProblem(error)))
      .finally(() => setSending(false))
  }
  return { isSending, problem, onSubmit, setProblem }
}
