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
import { useChangeSet } from '../change-set/use-change-set.ts'
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
  const notify = useNotify()
  const close = () => setOpen(null)
  const fields = configuration?.fields ?? []
  const save = (next: readonly SignatureField[]) =>
    changeSet.edit(({ revision, ...params }) =>
      call('PUT /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/fields', {
        params,
        body: { revision, fields: [...next] },
      }),
    )
  const put = (field: SignatureField) =>
    save(
      fields.some((one) => one.id === field.id)
        ? fields.map((one) => (one.id === field.id ? field : one))
        : [...fields, field],
    )
  const move = (index: number, to: number) => {
    save(moved(fields, index, to)).catch((error: unknown) => notify.failed('The fields could not be saved', error))
  }
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
        <ConfirmDialog
          title={`Remove “${open.field.label}”?`}
          confirm="Remove"
          run={() => save(fields.filter((field) => field.id !== open.field.id))}
          onClose={close}
        >
          Templates that write <code>{`{{ ${open.field.id} }}`}</code> then write nothing there, and what employees set
          for it is not used. The review names the templates before it is published.
        </ConfirmDialog>
      )}
    </>
  )
}
