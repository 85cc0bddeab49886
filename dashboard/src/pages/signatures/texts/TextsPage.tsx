import { Button } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { TextDescriptionRegular } from '@fluentui/react-icons/svg/text-description'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { SignatureConfiguration, SignatureText } from '../../../api/schema.ts'
import { rulesDryRunQuery } from '../../../api/signature-rules.ts'
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx'
import { ErrorPanel } from '../../../components/ErrorPanel.tsx'
import { LoadingRows } from '../../../components/Loading.tsx'
import { Empty, PageHeader } from '../../../components/Page.tsx'
import { WhoGetsIt } from '../banners/BannerCard.tsx'
import { ChangeSetBar } from '../change-set/ChangeSetBar.tsx'
import { type ChangeSetInUse, useChangeSet } from '../change-set/use-change-set.ts'
import { PeopleDialog } from '../rules/PeopleDialog.tsx'
import { removeText, saveText } from './save-text.ts'
import { labelFacts, shownText } from './shown-text.ts'
import { TextDialog } from './TextDialog.tsx'
import style from './texts.module.css'

type Open =
  | { readonly what: 'text'; readonly text: SignatureText | null }
  | { readonly what: 'remove' | 'people'; readonly text: SignatureText }

/** Messages and disclaimers below signatures: what each says, and who gets it. */
export function TextsPage() {
  const changeSet = useChangeSet()
  const { accountId, configuration, mayEdit, id } = changeSet
  const dryRun = useQuery({ ...rulesDryRunQuery(accountId, id), placeholderData: keepPreviousData })
  const [open, setOpen] = useState<Open | null>(null)
  const countOf = (text: string): number | null =>
    dryRun.data ? (dryRun.data.slots.text.targets.find((one) => one.id === text)?.people ?? 0) : null
  return (
    <>
      <PageHeader
        title="Texts"
        description="Messages and disclaimers below signatures, for everybody or by group and country, as your rules say."
        actions={
          mayEdit &&
          configuration && (
            <Button appearance="primary" icon={<AddRegular />} onClick={() => setOpen({ what: 'text', text: null })}>
              New text
            </Button>
          )
        }
      />
      <ChangeSetBar changeSet={changeSet} />
      {changeSet.isPending && <LoadingRows />}
      {changeSet.error !== null && (
        <ErrorPanel title="The texts could not be loaded" error={changeSet.error} onRetry={changeSet.refetch} />
      )}
      {configuration?.texts.length === 0 && (
        <Empty icon={<TextDescriptionRegular />} title="There is no text yet">
          {mayEdit
            ? 'Make the first one: a confidentiality notice, or the facts of the company that the law asks for.'
            : 'Owners, managers and designers make them here.'}
        </Empty>
      )}
      {configuration && configuration.texts.length > 0 && (
        <ul className={style.list} aria-label="Texts">
          {configuration.texts.map((text) => (
            <TextRow
              key={text.id}
              text={text}
              configuration={configuration}
              count={countOf(text.id)}
              mayEdit={mayEdit}
              onEdit={() => setOpen({ what: 'text', text })}
              onRemove={() => setOpen({ what: 'remove', text })}
              onPeople={() => setOpen({ what: 'people', text })}
            />
          ))}
        </ul>
      )}
      {configuration && open && (
        <OpenDialog changeSet={changeSet} configuration={configuration} open={open} onClose={() => setOpen(null)} />
      )}
    </>
  )
}

interface OpenDialogProps {
  readonly changeSet: ChangeSetInUse
  readonly configuration: SignatureConfiguration
  readonly open: Open
  readonly onClose: () => void
}

/** Whatever was asked for: to edit, to remove, or who gets it. */
function OpenDialog({ changeSet, configuration, open, onClose }: OpenDialogProps) {
  const { accountId, id } = changeSet
  return (
    <>
      {open.what === 'text' && (
        <TextDialog
          accountId={accountId}
          changeSet={id}
          configuration={configuration}
          text={open.text}
          onSave={(text, forEverybody) => saveText(changeSet, configuration, text, forEverybody)}
          onClose={onClose}
        />
      )}
      {open.what === 'remove' && (
        <ConfirmDialog
          title={`Remove “${open.text.name}”?`}
          confirm="Remove"
          run={() => removeText(changeSet, open.text)}
          onClose={onClose}
        >
          It goes out of the rules that give it, and a rule that gives nothing else goes with it. Nothing is in force
          before the change set is published.
        </ConfirmDialog>
      )}
      {open.what === 'people' && (
        <PeopleDialog
          title={`Who gets ${open.text.name}`}
          accountId={accountId}
          changeSet={id}
          filter={{ slot: 'text', show: 'target', which: open.text.id }}
          names={configuration}
          onClose={onClose}
        />
      )}
    </>
  )
}

interface TextRowProps {
  readonly text: SignatureText
  readonly configuration: SignatureConfiguration
  readonly count: number | null
  readonly mayEdit: boolean
  readonly onEdit: () => void
  readonly onRemove: () => void
  readonly onPeople: () => void
}

function TextRow({ text, configuration, count, mayEdit, onEdit, onRemove, onPeople }: TextRowProps) {
  const shown = useMemo(() => shownText(text, labelFacts(configuration)), [text, configuration])
  return (
    <li className={style.row}>
      <div className={style.about}>
        <h2 className={style.name}>
          <bdi dir="auto">{text.name}</bdi>
        </h2>
        <p className={style.words} dir="auto">
          {shown.problem ?? (shown.text === '' ? 'Nothing is written yet.' : shown.text)}
        </p>
        <WhoGetsIt
          name={text.name}
          rules={configuration.rules.text.filter(({ give }) => give.includes(text.id))}
          count={count}
          onPeople={onPeople}
        />
      </div>
      {mayEdit && (
        <div className={style.deeds}>
          <Button onClick={onEdit} aria-label={`Edit ${text.name}`}>
            Edit
          </Button>
          <Button appearance="subtle" icon={<DeleteRegular />} aria-label={`Remove ${text.name}`} onClick={onRemove} />
        </div>
      )}
    </li>
  )
}
