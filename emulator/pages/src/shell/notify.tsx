import { Toast, ToastBody, ToastTitle, useToastController } from '@fluentui/react-components'
import { useCallback } from 'react'

/** The one place where notifications appear: below the left menu, where they cover neither a top menu nor a fly-out. */
export const notificationArea = 'notifications'

/** Shows a notification in place of the one before; errors stay longer. */
export type Notify = (intent: 'success' | 'error' | 'info', title: string, body?: string) => void

export function useNotify(): Notify {
  const { dispatchToast, dismissAllToasts } = useToastController(notificationArea)
  return useCallback(
    (intent, title, body) => {
      // Only the newest counts; a stack of old ones would hide the page.
      dismissAllToasts()
      dispatchToast(
        <Toast>
          <ToastTitle>{title}</ToastTitle>
          {body === undefined ? null : <ToastBody>{body}</ToastBody>}
        </Toast>,
        { intent, timeout: intent === 'error' ? 10_000 : 5_000, position: 'bottom-start' },
      )
    },
    [dispatchToast, dismissAllToasts],
  )
}
