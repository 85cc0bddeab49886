import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Slider,
} from '@fluentui/react-components'
import { useState } from 'react'
import Cropper from 'react-easy-crop'
import 'react-easy-crop/react-easy-crop.css'
import { ErrorPanel } from '../../components/ErrorPanel.tsx'
import style from './me.module.css'
import { type Cut, cutOut } from './photo.ts'

interface CropDialogProps {
  /** `data:` address of the picture. */
  readonly image: string
  readonly onCut: (photo: Blob) => void
  readonly onClose: () => void
}

/** A square of the photo, by mouse, finger or arrow keys. */
export function CropDialog({ image, onCut, onClose }: CropDialogProps) {
  const [crop, setCrop] = useState({ x: 0, y: 0 })
  const [zoom, setZoom] = useState(1)
  const [cut, setCut] = useState<Cut | null>(null)
  const [error, setError] = useState<unknown>(null)
  const send = () => {
    if (cut !== null) cutOut(image, cut).then(onCut, setError)
  }
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()} modalType="alert">
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Cut your photo</DialogTitle>
          <DialogContent>
            <div className={style.stack}>
              <div className={style.cropper}>
                <Cropper
                  image={image}
                  crop={crop}
                  zoom={zoom}
                  aspect={1}
                  onCropChange={setCrop}
                  onZoomChange={setZoom}
                  onCropComplete={(_, pixels) => setCut(pixels)}
                  disableAutomaticStylesInjection
                />
              </div>
              <Field label="Zoom" hint="Move the photo with the mouse, a finger or the arrow keys.">
                <Slider min={1} max={4} step={0.1} value={zoom} onChange={(_, data) => setZoom(data.value)} />
              </Field>
              {error !== null && (
                <ErrorPanel title="The photo cannot be used" error={error} stillHolds="Nothing was sent." />
              )}
            </div>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>Cancel</Button>
            <Button appearance="primary" disabled={cut === null} onClick={send}>
              Send it
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
