import { Text } from '@fluentui/react-components'
import { ArrowResetRegular } from '@fluentui/react-icons'
import { type ReactElement, useState } from 'react'
import { useCompanyActions } from '../api/tenant.ts'
import { ConfirmDialog } from '../controls/confirm-dialog.tsx'
import { AppLink } from '../shell/app-link.tsx'
import { Blade } from '../shell/blade.tsx'
import { Command, CommandBar } from '../shell/command-bar.tsx'
import { useNotify } from '../shell/notify.tsx'
import { GeneratorCard } from './generator-card.tsx'
import { ImportCard } from './import-card.tsx'

/** The company that is rehearsed with: import your own, generate one, or go back to the sample. */
export function CompanyPage(): ReactElement {
  const { reset } = useCompanyActions()
  const [asking, setAsking] = useState(false)
  const notify = useNotify()
  const confirm = (): void =>
    reset.mutate(undefined, {
      onSuccess: () => notify('success', 'The sample company is back'),
      onError: (error) => notify('error', 'The company could not be reset', error.message),
      onSettled: () => setAsking(false),
    })
  return (
    <Blade
      title="Rehearsal company"
      crumbs={[
        <AppLink key="home" to="/">
          Home
        </AppLink>,
      ]}
      commands={
        <CommandBar>
          <Command label="Reset to the sample company" icon={<ArrowResetRegular />} onClick={() => setAsking(true)} />
        </CommandBar>
      }
    >
      <ImportCard />
      <GeneratorCard />
      <ConfirmDialog
        open={asking}
        title="Reset to the sample company?"
        action="Reset"
        busy={reset.isPending}
        onConfirm={confirm}
        onClose={() => setAsking(false)}
      >
        <Text>
          All people and groups here are replaced by the sample's. What an application has already received stays until
          its next cycle.
        </Text>
      </ConfirmDialog>
    </Blade>
  )
}
