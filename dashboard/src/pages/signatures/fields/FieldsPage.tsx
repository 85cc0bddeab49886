import { Button } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import type { SignatureField } from '../../../api/schema.ts'
import { fieldSamplesQuery } from '../../../api/signature-fields.ts'
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx'
import { ErrorPanel } from '../../../components/ErrorPanel.tsx'
import { LoadingRows } from '../../../components/Loading.tsx'
import { useNotify } from '../../../components/notify.tsx'
import { Card, PageHeader } from '../../../components/Page.tsx'
import { ChangeSetBar } from '../change-set/ChangeSetBar.tsx'
import { type ChangeSetInUse, useChangeSet } from '../change-set/use-change-set.ts'
import { moved } from '../rules/condition.ts'
import { FieldDialog } from './FieldDialog.tsx'
import { FieldTable } from './FieldTable.tsx'
import style from './fields.module.css'
import { MarkersCard } from './MarkersCard.tsx'

type Open =
  | { readonly what: 'field'; readonly field: SignatureField | null }
  | { readonly what: 'remove'; readonly field: SignatureField }

/** What templates use of people: where each value comes from, with what real people have. */
export function FieldsPage() {
  const changeSet = useChangeSet()
  const { accountId, configuration, mayEdit, id } = changeSet
  const samples = useQuery({ ...fieldSamplesQuery(accountId, id), placeholderData: keepPreviousData })
  const [open, setOpen] = useState<Open | null>(null)
  const { fields, save, put, move } = useFields(changeSet)
  const close = () => setOpen(null)
  return (
    <>
      <PageHeader
        title="Fields"
        description="What templates use of a person, where each value comes from, and who decides it."
        actions={
          mayEdit &&
          configuration && (
            <Button appearance="primary" icon={<AddRegular />} onClick={() => setOpen({ what: 'field', field: null })}>
              New field
            </Button>
          )
        }
      />
      <ChangeSetBar changeSet={changeSet} />
      {changeSet.isPending && <LoadingRows />}
      {changeSet.error !== null && (
        <ErrorPanel title="The fields could not be loaded" error={changeSet.error} onRetry={changeSet.refetch} />
      )}
      {configuration && (
        <div className={style.stack}>
          <Card title="Fields" aside={<span className={style.muted}>Counted over the first 500 people.</span>}>
            <FieldTable
              fields={fields}
              samples={samples.data?.items}
              mayEdit={mayEdit}
              onEdit={(field) => setOpen({ what: 'field', field })}
              onRemove={(field) => setOpen({ what: 'remove', field })}
              onMove={move}
            />
          </Card>
          <MarkersCard changeSet={changeSet} settings={configuration.settings} />
        </div>
      )}
      {open?.what === 'field' && (
        <FieldDialog
          accountId={accountId}
          changeSet={id}
          field={open.field}
          index={open.field ? fields.indexOf(open.field) : fields.length}
          taken={fields.map((field) => field.id)}
          onSave={put}
          onClose={close}
        />
      )}
      {open?.what === 'remove' && (
        <RemoveField
          field={open.field}
          run={() => save(fields.filter((field) => field.id !== open.field.id))}
          onClose={close}
        />
      )}
    </>
  )
}

interface RemoveFieldProps {
  readonly field: SignatureField
  readonly run: () => Promise<unknown>
  readonly onClose: () => void
}

function RemoveField({ field, run, onClose }: RemoveFieldProps) {
  return (
    <ConfirmDialog title={`Remove “${field.label}”?`} confirm="Remove" run={run} onClose={onClose}>
      Templates that write <code>{`{{ ${field.id} }}`}</code> then write nothing there, and what employees set for it is
      not used. The review names the templates before it is published.
    </ConfirmDialog>
  )
}

/** Edits of the list in the change set. */
function useFields(changeSet: ChangeSetInUse) {
  const notify = useNotify()
  const fields = changeSet.configuration?.fields ?? []
  const save = (next: readonly SignatureField[]) =>
    changeSet.edit(({ revision, ...params }) =>
      call('PUT /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/fields', {
        params,
        body: { revision, fields: [...next] },
      }),
    )
  return {
    fields,
    save,
    put: (field: SignatureField) => {
      const known = fields.findIndex(({ id }) => id === field.id)
      return save(known === -1 ? [...fields, field] : fields.with(known, field))
    },
    move: (index: number, to: number) => {
      save(moved(fields, index, to)).catch((error: unknown) => notify.failed('The fields could not be saved', error))
    },
  }
}
