import { Button } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import type { SignatureProgram } from '../../../api/schema.ts'
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx'
import { ErrorPanel } from '../../../components/ErrorPanel.tsx'
import { LoadingRows } from '../../../components/Loading.tsx'
import { PageHeader } from '../../../components/Page.tsx'
import { ChangeSetBar } from '../change-set/ChangeSetBar.tsx'
import { useChangeSet } from '../change-set/use-change-set.ts'
import { ruleId } from '../rules/words.ts'
import { NewProgramDialog } from './NewProgramDialog.tsx'
import { ProgramCard } from './ProgramCard.tsx'
import style from './programs.module.css'
import { saveProgram } from './save-program.ts'

type Open = { readonly what: 'new' } | { readonly what: 'remove'; readonly program: SignatureProgram }

/** The templates of the company, each as it looks. */
export function ProgramsPage() {
  const changeSet = useChangeSet()
  const { accountId, configuration, mayEdit } = changeSet
  const navigate = useNavigate()
  const [open, setOpen] = useState<Open | null>(null)

  const make = async (from: SignatureProgram, name: string) => {
    const id = ruleId(
      name,
      (configuration?.programs ?? []).map((one) => one.id),
    )
    await saveProgram(changeSet, { ...from, id, name })
    await navigate({ to: '/accounts/$accountId/signatures/programs/$programId', params: { accountId, programId: id } })
  }
  const remove = (program: SignatureProgram) =>
    changeSet.edit(({ revision, ...params }) =>
      call('DELETE /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/programs/{programId}', {
        params: { ...params, programId: program.id },
        query: { revision },
      }),
    )

  return (
    <>
      <PageHeader
        title="Programs"
        description="How signatures look. Rules give each person one of them."
        actions={
          mayEdit && configuration ? (
            <Button appearance="primary" icon={<AddRegular />} onClick={() => setOpen({ what: 'new' })}>
              New program
            </Button>
          ) : null
        }
      />
      <ChangeSetBar changeSet={changeSet} />
      {changeSet.isPending && <LoadingRows />}
      {changeSet.error !== null && (
        <ErrorPanel title="The programs could not be loaded" error={changeSet.error} onRetry={changeSet.refetch} />
      )}
      {configuration && (
        <ul className={style.cards}>
          {configuration.programs.map((program) => (
            <ProgramCard
              key={program.id}
              program={program}
              accountId={accountId}
              rules={configuration.rules.program.filter(({ give }) => give.includes(program.id))}
              mayEdit={mayEdit}
              onRemove={() => setOpen({ what: 'remove', program })}
            />
          ))}
        </ul>
      )}
      {open?.what === 'new' && <NewProgramDialog accountId={accountId} onMake={make} onClose={() => setOpen(null)} />}
      {open?.what === 'remove' && (
        <ConfirmDialog
          title={`Remove “${open.program.name}”?`}
          confirm="Remove"
          run={() => remove(open.program)}
          onClose={() => setOpen(null)}
        >
          It can be found again in every version that had it. While a rule gives it, it stays.
        </ConfirmDialog>
      )}
    </>
  )
}
