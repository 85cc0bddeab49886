import { Toast, ToastBody, ToastTitle, useToastController } from '@fluentui/react-components'
import { useCallback, useMemo } from 'react'
import { asProblem } from '../api/problem.ts'

export const toasterId = 'dynasend-notices'

export interface Notify {
  readonly done: (title: string) => void
  /** What was not possible, from a thrown value. */
  readonly failed: (title: string, error: unknown) => void
}

/** Short notices at the edge of the page; a screen reader speaks them. */
export function useNotify(): Notify {
  const { dispatchToast } = useToastController(toasterId)
  const done = useCallback(
    (title: string) =>
      dispatchToast(
        <Toast>
          <ToastTitle>{title}</ToastTitle>
        </Toast>,
        { intent: 'success', timeout: 4000 },
      ),
    [dispatchToast],
  )
  const failed = useCallback(
    (title: string, error: unknown) => {
      const problem = asProblem(error)
      dispatchToast(
        <Toast>
          <ToastTitle>{title}</ToastTitle>
          <ToastBody>
            {problem.message} {problem.whatToDo}
          </ToastBody>
        </Toast>,
        { intent: 'error', timeout: 12_000 },
      )
    },
    [dispatchToast],
  )
  return useMemo(() => ({ done, failed }), [done, failed])
}
