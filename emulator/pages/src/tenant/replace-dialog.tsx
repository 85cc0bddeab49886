import { Text } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import { useTenant } from '../api/tenant.ts'
import { ConfirmDialog } from '../controls/confirm-dialog.tsx'

/** Asks before the whole company is replaced, with how many people and groups that concerns. */
export function ReplaceDialog(properties: {
  open: boolean
  title: string
  action: string
  busy: boolean
  onConfirm: () => void
  onClose: () => void
}): ReactElement {
  const tenant = useTenant()
  const users = tenant.data?.users
  const counts =
    users === undefined
      ? 'All people and groups'
      : `${String(users.total + users.deleted)} people and ${String(tenant.data?.groups ?? 0)} groups`
  return (
    <ConfirmDialog {...properties}>
      <Text>
        {counts} of this rehearsal are replaced, with all that was edited here. An application that has received them
        keeps them until its next cycle, which then removes those who are gone. No real directory is touched.
      </Text>
    </ConfirmDialog>
  )
}
