import { Button, Select } from '@fluentui/react-components'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { ChangeSet, SignatureEdition } from '../../../api/schema.ts'
import { changeSetsQuery, discardChangeSet, signaturesKey } from '../../../api/signature-changes.ts'
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx'
import { LinkButton } from '../../../components/LinkButton.tsx'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import style from './change-set.module.css'
import type { ChangeSetInUse } from './use-change-set.ts'

interface ChangeSetBarProps {
  readonly changeSet: ChangeSetInUse
  /** What else can be done with it: review, publish. */
  readonly actions?: ReactNode
}

/** Says whether one sees what is published or a change set, and leads from one to the other. */
export function ChangeSetBar({ changeSet, actions }: ChangeSetBarProps) {
  const { accountId, edition, id } = changeSet
  const sets = useQuery(changeSetsQuery(accountId))
  const open = sets.data?.items ?? []
  const current = edition?.changeSet ?? null
  return (
    <section aria-label="Change set" className={current ? `${style.bar} ${style.inside}` : style.bar}>
      <span className={style.icon} aria-hidden>
        <EditRegular fontSize={20} />
      </span>
      <div className={style.words}>{current ? <Inside set={current} /> : <Published changeSet={changeSet} />}</div>
      {(open.length > 0 || id !== null) && (
        <Select
          aria-label="What is shown"
          className={style.choice ?? ''}
          value={id ?? ''}
          onChange={(_, data) => changeSet.choose(data.value === '' ? null : data.value)}
        >
          <option value="">{publishedName(edition)}</option>
          {withCurrent(open, current).map((set) => (
            <option key={set.id} value={set.id}>
              {set.name}
            </option>
          ))}
        </Select>
      )}
      {current?.state === 'open' && changeSet.mayEdit && <Discard set={current} changeSet={changeSet} />}
      {current && actions === undefined && <ToReview changeSet={changeSet} set={current} />}
      {actions}
    </section>
  )
}

function ToReview({ changeSet, set }: { changeSet: ChangeSetInUse; set: ChangeSet }) {
  return (
    <LinkButton primary>
      <Link
        to="/accounts/$accountId/signatures/review"
        params={{ accountId: changeSet.accountId }}
        search={{ changeSet: set.id }}
      >
        Review
      </Link>
    </LinkButton>
  )
}

const publishedName = (edition: SignatureEdition | undefined): string =>
  edition === undefined || edition.version === 0 ? 'What is in force' : `Published: version ${edition.version}`

const withCurrent = (open: readonly ChangeSet[], current: ChangeSet | null): readonly ChangeSet[] =>
  current === null || open.some(({ id }) => id === current.id) ? open : [current, ...open]

const states: Readonly<Record<ChangeSet['state'], string>> = {
  open: 'Nothing of it is in force before it is published.',
  submitted: 'It waits for approval and cannot be changed now.',
  published: 'It is published. Another edit begins a new one.',
  discarded: 'It was discarded and has no effect.',
}

function Inside({ set }: { set: ChangeSet }) {
  return (
    <>
      <strong>
        <bdi dir="auto">{set.name}</bdi>
      </strong>
      <span className={style.second}>
        Changed <RelativeTime time={set.updatedAt} /> by <bdi dir="auto">{set.updatedBy}</bdi>. {states[set.state]}
      </span>
    </>
  )
}

function Published({ changeSet }: { changeSet: ChangeSetInUse }) {
  const { edition, id, error } = changeSet
  if (id !== null && error !== null) return <strong>This change set cannot be shown.</strong>
  return (
    <>
      <strong>{edition?.version === 0 ? 'You see what everybody begins with' : 'You see what is published'}</strong>
      <span className={style.second}>
        {changeSet.mayEdit
          ? 'Your first edit begins a change set; nobody’s signature changes before it is published.'
          : 'Owners, managers and designers can change it.'}
      </span>
    </>
  )
}

function Discard({ set, changeSet }: { set: ChangeSet; changeSet: ChangeSetInUse }) {
  const [isAsking, setAsking] = useState(false)
  const client = useQueryClient()
  const run = async () => {
    await discardChangeSet(changeSet.accountId, set.id)
    changeSet.choose(null)
    await client.invalidateQueries({ queryKey: signaturesKey(changeSet.accountId) })
  }
  return (
    <>
      <Button onClick={() => setAsking(true)}>Discard</Button>
      {isAsking && (
        <ConfirmDialog title={`Discard “${set.name}”?`} confirm="Discard" run={run} onClose={() => setAsking(false)}>
          Everything that was changed in it is given up. What is published stays as it is.
        </ConfirmDialog>
      )}
    </>
  )
}
