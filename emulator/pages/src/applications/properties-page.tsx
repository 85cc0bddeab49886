import { Field, Input, Text } from '@fluentui/react-components'
import { DeleteRegular, SaveRegular } from '@fluentui/react-icons'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useApplication, useApplicationActions } from '../api/applications.ts'
import { Card, Facts } from '../controls/card.tsx'
import { ConfirmDialog } from '../controls/confirm-dialog.tsx'
import { Loaded } from '../controls/loading.tsx'
import { Command, CommandBar } from '../shell/command-bar.tsx'
import { useNotify } from '../shell/notify.tsx'
import { ApplicationBlade } from './application-blade.tsx'

const route = getRouteApi('/applications/$applicationId/properties')

function DeleteCommand({ applicationId }: { applicationId: string }): ReactElement {
  const { remove } = useApplicationActions(applicationId)
  const [asking, setAsking] = useState(false)
  const notify = useNotify()
  const navigate = useNavigate()
  const erase = (): void =>
    remove.mutate(undefined, {
      onSuccess: () => {
        notify('success', 'Application deleted')
        void navigate({ to: '/applications' })
      },
      onError: (error) => notify('error', 'The application could not be deleted', error.message),
    })
  return (
    <>
      <Command label="Delete" icon={<DeleteRegular />} onClick={() => setAsking(true)} />
      <ConfirmDialog
        open={asking}
        title="Delete this application?"
        action="Delete"
        busy={remove.isPending}
        onConfirm={erase}
        onClose={() => setAsking(false)}
      >
        <Text>
          Its provisioning settings, assignments and logs go with it. People that have already been sent stay in
          Dynasend as they are; nothing more is sent.
        </Text>
      </ConfirmDialog>
    </>
  )
}

/** Name and identifiers; rename or delete the application. */
export function PropertiesPage(): ReactElement {
  const { applicationId } = route.useParams()
  const application = useApplication(applicationId)
  const { rename } = useApplicationActions(applicationId)
  const [name, setName] = useState<string | null>(null)
  const notify = useNotify()
  const save = (): void =>
    rename.mutate((name ?? '').trim(), {
      onSuccess: () => {
        setName(null)
        notify('success', 'Saved')
      },
      onError: (error) => notify('error', 'The name could not be saved', error.message),
    })
  return (
    <ApplicationBlade
      applicationId={applicationId}
      page="Properties"
      commands={
        <CommandBar>
          <Command
            label="Save"
            icon={<SaveRegular />}
            busy={rename.isPending}
            disabled={name === null || name.trim() === ''}
            onClick={save}
          />
          <DeleteCommand applicationId={applicationId} />
        </CommandBar>
      }
    >
      <Loaded query={application} what="The application">
        {(found) => (
          <Card>
            <Field label="Name">
              <Input value={name ?? found.displayName} maxLength={120} onChange={(_, data) => setName(data.value)} />
            </Field>
            <Facts
              facts={[
                ['Application ID', found.appId],
                ['Object ID', found.objectId],
              ]}
            />
          </Card>
        )}
      </Loaded>
    </ApplicationBlade>
  )
}
