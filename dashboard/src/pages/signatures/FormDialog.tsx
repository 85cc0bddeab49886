import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components'
import type { FormEvent, ReactNode } from 'react'
import style from './form-dialog.module.css'

interface FormDialogProps {
  readonly title: string
  /** On the button that sends. */
  readonly confirm: string
  readonly isDisabled: boolean
  readonly isWide?: boolean
  readonly onSubmit: (event: FormEvent) => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A form over the page: Enter sends it, Cancel and Escape leave it. */
export function FormDialog(props: FormDialogProps) {
  const { title, confirm, isDisabled, isWide = false, onSubmit, onClose, children } = props
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()} modalType="alert">
      <DialogSurface className={isWide ? style.wide : ''}>
        <form onSubmit={onSubmit}>
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className={style.form ?? ''}>{children}</DialogContent>
            <DialogActions>
              <Button onClick={onClose}>Cancel</Button>
              <Button type="submit" appearance="primary" disabled={isDisabled}>
                {confirm}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}
