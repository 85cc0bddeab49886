import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Spinner,
} from '@fluentui/react-components'
import type { ReactElement, ReactNode } from 'react'

/** Asks before something that takes away; the text says what will happen to how many. */
export function ConfirmDialog(properties: {
  open: boolean
  title: string
  children: ReactNode
  action: string
  busy: boolean
  onConfirm: () => void
  onClose: () => void
}): ReactElement {
  return (
    <Dialog open={properties.open} onOpenChange={(_, data) => (data.open ? undefined : properties.onClose())}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{properties.title}</DialogTitle>
          <DialogContent>{properties.children}</DialogContent>
          <DialogActions>
            <Button onClick={properties.onClose}>Cancel</Button>
            <Button
              appearance="primary"
              disabled={properties.busy}
              icon={properties.busy ? <Spinner size="extra-tiny" /> : null}
              onClick={properties.onConfirm}
            >
              {properties.action}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
