import { Text } from '@fluentui/react-components'
import { useBlocker } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { ConfirmDialog } from './confirm-dialog.tsx'

/** While something is edited and not saved, leaving the page asks first. */
export function UnsavedGuard({ changed }: { changed: boolean }): ReactElement {
  const { proceed, reset, status } = useBlocker({
    shouldBlockFn: ({ current, next }) => changed && current.pathname !== next.pathname,
    enableBeforeUnload: changed,
    withResolver: true,
  })
  return (
    <ConfirmDialog
      open={status === 'blocked'}
      title="Leave without saving?"
      action="Leave"
      busy={false}
      onConfirm={() => proceed?.()}
      onClose={() => reset?.()}
    >
      <Text>What was edited on this page has not been saved and would be lost.</Text>
    </ConfirmDialog>
  )
}
