import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
} from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import { ErrorPanel } from './ErrorPanel.tsx'

interface ConfirmDialogProps {
  readonly title: string
  /** Says what will happen, and to how many people. */
  readonly children: ReactNode
  readonly confirm: string
  /** Text to be typed before the button works, for what cannot be taken back. */
  readonly typed?: string
  readonly run: () => Promise<unknown>
  readonly onClose: () => void
}

/** Asks before something is taken away; stays open with the reason when it was not possible. */
export function ConfirmDialog({ title, children, confirm, typed, run, onClose }: ConfirmDialogProps) {
  const [entered, setEntered] = useState('')
  const [isRunning, setRunning] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const proceed = () => {
    setRunning(true)
    run()
      .then(onClose, setError)
      .finally(() => setRunning(false))
  }
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()} modalType="alert">
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>
            {children}
            {typed !== undefined && (
              <Field label={`Type “${typed}” to go on`} style={{ marginTop: 16 }}>
                <Input value={entered} onChange={(_, data) => setEntered(data.value)} autoComplete="off" />
              </Field>
            )}
            {error !== null && (
              <ErrorPanel title="This was not possible" error={error} stillHolds="Nothing was changed." />
            )}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>Cancel</Button>
            <Button
              appearance="primary"
              disabled={isRunning || (typed !== undefined && entered !== typed)}
              onClick={proceed}
            >
              {confirm}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
