import {
  Button,
  DrawerBody,
  DrawerFooter,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  OverlayDrawer,
} from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import { type ReactElement, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'

const useStyles = makeStyles({
  body: { display: 'flex', flexDirection: 'column', gap: '16px', paddingBottom: '16px' },
  footer: { flexWrap: 'wrap' },
  surface: { width: 'min(640px, 100vw)' },
})

interface PanelProperties {
  title: string
  onClose: () => void
  footer?: ReactNode
  children: ReactNode
}

/** Starts in the first field, and gives the focus back to what opened the panel. */
function usePanelFocus(): RefObject<HTMLDivElement | null> {
  const body = useRef<HTMLDivElement>(null)
  const [opener] = useState(() => document.activeElement)
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const field = body.current?.querySelector('input, textarea, select')
      if (field instanceof HTMLElement) field.focus()
    })
    return () => {
      cancelAnimationFrame(frame)
      // A moment later: until then everything outside of the panel refuses the focus.
      setTimeout(() => {
        if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
      })
    }
  }, [opener])
  return body
}

function OpenPanel(properties: PanelProperties): ReactElement {
  const styles = useStyles()
  const body = usePanelFocus()
  return (
    <OverlayDrawer
      position="end"
      open
      className={styles.surface}
      aria-label={properties.title}
      onOpenChange={(_, data) => (data.open ? undefined : properties.onClose())}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button appearance="subtle" aria-label="Close" icon={<DismissRegular />} onClick={properties.onClose} />
          }
        >
          {properties.title}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        <div ref={body} className={styles.body}>
          {properties.children}
        </div>
      </DrawerBody>
      {properties.footer === undefined ? null : (
        <DrawerFooter className={styles.footer}>{properties.footer}</DrawerFooter>
      )}
    </OverlayDrawer>
  )
}

/** The fly-out at the right edge. */
export function SidePanel({ open, ...properties }: PanelProperties & { open: boolean }): ReactElement | null {
  return open ? <OpenPanel {...properties} /> : null
}
