import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SignatureSlot } from '../../../api/schema.ts'
import { rulesWhyQuery } from '../../../api/signature-rules.ts'
import { ErrorPanel } from '../../../components/ErrorPanel.tsx'
import { LoadingRows } from '../../../components/Loading.tsx'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import { Tabs } from '../../../components/Tabs.tsx'
import { type ChosenPerson, PersonSearch } from './PersonSearch.tsx'
import style from './rules.module.css'
import { Trace } from './Trace.tsx'
import { type Names, slotNames, targetName } from './words.ts'

interface WhyDialogProps {
  readonly accountId: string
  readonly changeSet: string | null
  readonly slot: SignatureSlot
  readonly person: ChosenPerson | null
  readonly names: Names
  readonly onClose: () => void
}

const slots: readonly SignatureSlot[] = ['location', 'program', 'banner', 'text']

/** Why somebody gets what they get: each rule in its order, where it failed, and the one that decided. */
export function WhyDialog({ accountId, changeSet, slot, person: first, names, onClose }: WhyDialogProps) {
  const [person, setPerson] = useState(first)
  const [shown, setShown] = useState(slot)
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={style.dialog ?? ''}>
        <DialogBody>
          <DialogTitle>{person === null ? 'Why does somebody get this?' : `Why? ${person.name}`}</DialogTitle>
          <DialogContent className={style.form ?? ''}>
            <PersonSearch accountId={accountId} onPerson={setPerson} />
            <Tabs
              label="What is decided"
              value={shown}
              tabs={slots.map((value) => ({ value, text: slotNames[value].many }))}
              onChange={(value) => setShown(slots.find((one) => one === value) ?? slot)}
            />
            {person === null ? (
              <p className={style.muted}>Choose a person to see which rule decides, and where the others fail.</p>
            ) : (
              <Why accountId={accountId} changeSet={changeSet} personId={person.id} slot={shown} names={names} />
            )}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>Close</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}

interface WhyProps {
  readonly accountId: string
  readonly changeSet: string | null
  readonly personId: string
  readonly slot: SignatureSlot
  readonly names: Names
}

function Why({ accountId, changeSet, personId, slot, names }: WhyProps) {
  const query = useQuery(rulesWhyQuery(accountId, changeSet, personId))
  if (query.isPending) return <LoadingRows />
  if (query.isError) return <ErrorPanel title="This could not be found out" error={query.error} />
  const { slots: of, validUntil, active } = query.data
  const { given, rules } = of[slot]
  const { one } = slotNames[slot]
  const what = given.map((id) => targetName(names, slot, id)).join(', ')
  return (
    <div className={style.form}>
      <p aria-live="polite">
        {given.length > 0 ? (
          <>
            Gets the {one} <strong dir="auto">{what}</strong>.
          </>
        ) : rules.some(({ matched }) => matched) ? (
          <strong>Gets no {one} by the rule that matched.</strong>
        ) : (
          <strong>No rule matches, so nobody decided the {one}.</strong>
        )}
        {slot === 'banner' && validUntil !== null && (
          <>
            {' '}
            This may change <RelativeTime time={validUntil} />.
          </>
        )}
        {!active && ' This person is inactive and gets no signature.'}
      </p>
      {rules.length === 0 ? (
        <p className={style.muted}>There are no rules here.</p>
      ) : (
        <ol className={style.traces}>
          {rules.map((trace, index) => (
            <Trace key={trace.ruleId} trace={trace} place={index + 1} />
          ))}
        </ol>
      )}
    </div>
  )
}
