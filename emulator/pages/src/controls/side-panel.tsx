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
import type { ReactElement, ReactNode } from 'react'

const useStyles = makeStyles({
  body: { display: 'flex', flexDirection: 'column', gap: '16px', paddingBottom: '16px' },
  footer: { flexWrap: 'wrap' },
  surface: { width: 'min(640px, 100vw)' },
})

/** The fly-out at the right edge. */
export function SidePanel(properties: {
  open: boolean
  title: string
  onClose: () => void
  footer?: ReactNode
  children: ReactNode
}): ReactElement {
  const styles = useStyles()
  return (
    <OverlayDrawer
      position="end"
      open={properties.open}
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
      <DrawerBody className={styles.body}>{properties.children}</DrawerBody>
      {properties.footer === undefined ? null : (
        <DrawerFooter className={styles.footer}>{properties.footer}</DrawerFooter>
      )}
    </OverlayDrawer>
  )
}
