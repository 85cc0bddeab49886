import { ArrowResetRegular } from '@fluentui/react-icons'
import { type ReactElement, useState } from 'react'
import { useCompanyActions } from '../api/tenant.ts'
import { AppLink } from '../shell/app-link.tsx'
import { Blade } from '../shell/blade.tsx'
import { Command, CommandBar } from '../shell/command-bar.tsx'
import { useNotify } from '../shell/notify.tsx'
import { GeneratorCard } from './generator-card.tsx'
import { ImportCard } from './import-card.tsx'
import { ReplaceDialog } from './replace-dialog.tsx'

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
      <ReplaceDialog
        open={asking}
        title="Reset to the sample company?"
        action="Reset"
        busy={reset.isPending}
        onConfirm={confirm}
        onClose={() => setAsking(false)}
      />
    </Blade>
  )
}
