import { Text } from '@fluentui/react-components'
import {
  AddRegular,
  ArrowResetRegular,
  DismissRegular,
  FilterRegular,
  SaveRegular,
  TextBulletListSquareEditRegular,
} from '@fluentui/react-icons'
import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { type MappingKind, useRestoreMapping } from '../api/mappings.ts'
import { ConfirmDialog } from '../controls/confirm-dialog.tsx'
import { Command, CommandBar } from '../shell/command-bar.tsx'
import { useNotify } from '../shell/notify.tsx'

interface Place {
  applicationId: string
  kind: MappingKind
}

function RestoreCommand({ applicationId, kind, onRestored }: Place & { onRestored: () => void }): ReactElement {
  const restore = useRestoreMapping(applicationId, kind)
  const [asking, setAsking] = useState(false)
  const notify = useNotify()
  const confirm = (): void =>
    restore.mutate(undefined, {
      onSuccess: () => {
        onRestored()
        notify('success', 'The default mapping is back', 'The next cycle looks at everybody in scope again.')
      },
      onError: (error) => notify('error', 'The default mapping could not be restored', error.message),
      onSettled: () => setAsking(false),
    })
  return (
    <>
      <Command label="Restore default" icon={<ArrowResetRegular />} onClick={() => setAsking(true)} />
      <ConfirmDialog
        open={asking}
        title="Restore the default mapping?"
        action="Restore"
        busy={restore.isPending}
        onConfirm={confirm}
        onClose={() => setAsking(false)}
      >
        <Text>
          All lines, actions, scoping filters and custom attributes of this mapping are replaced by those that a new
          application starts with.
        </Text>
      </ConfirmDialog>
    </>
  )
}

/** The top menu of a mapping. */
export function MappingCommands(
  properties: Place & {
    canSave: boolean
    changed: boolean
    busy: boolean
    onSave: () => void
    onDiscard: () => void
    onAdd: () => void
  },
): ReactElement {
  const { applicationId, kind, changed } = properties
  const navigate = useNavigate()
  const params = { applicationId, kind }
  return (
    <CommandBar>
      <Command
        label="Save"
        icon={<SaveRegular />}
        disabled={!properties.canSave}
        busy={properties.busy}
        onClick={properties.onSave}
      />
      <Command label="Discard" icon={<DismissRegular />} disabled={!changed} onClick={properties.onDiscard} />
      <Command label="Add new mapping" icon={<AddRegular />} onClick={properties.onAdd} />
      <Command
        label="Source object scope"
        icon={<FilterRegular />}
        onClick={() => void navigate({ to: '/applications/$applicationId/provisioning/mappings/$kind/scope', params })}
      />
      <Command
        label="Edit attribute list"
        icon={<TextBulletListSquareEditRegular />}
        onClick={() =>
          void navigate({ to: '/applications/$applicationId/provisioning/mappings/$kind/attribute-list', params })
        }
      />
      <RestoreCommand applicationId={applicationId} kind={kind} onRestored={properties.onDiscard} />
    </CommandBar>
  )
}
