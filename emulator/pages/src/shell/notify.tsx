import { Toast, ToastBody, ToastTitle, useToastController } from '@fluentui/react-components'
import { useCallback } from 'react'

/** The one place where notifications appear (top right). */
export const notificationArea = 'notifications'

/** Shows a notification; errors stay until closed by the next page or a click. */
export type Notify = (intent: 'success' | 'error' | 'info', title: string, body?: string) => void

export function useNotify(): Notify {
  const { dispatchToast } = useToastController(notificationArea)
  return useCallback(
    (intent, title, body) => {
      dispatchToast(
        <Toast>
          <ToastTitle>{title}</ToastTitle>
          {body === undefined ? null : <ToastBody>{body}</ToastBody>}
        </Toast>,
        { intent, timeout: intent === 'error' ? 15_000 : 6_000, position: 'top-end' },
      )
    },
    [dispatchToast],
  )
}
