import { Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import { asProblem } from '../../../api/problem.ts'
import type { SignatureRule, SignatureSlot } from '../../../api/schema.ts'
import { useForm } from '../../../components/use-form.ts'
import { FormDialog } from '../FormDialog.tsx'
import { ConditionBuilder } from './ConditionBuilder.tsx'
import { problemOf, toCondition, toRoot } from './condition.ts'
import { GiveField } from './GiveField.tsx'
import style from './rules.module.css'
import { conditionWords, type Names, ruleId, slotNames } from './words.ts'

interface RuleDialogProps {
  readonly accountId: string
  readonly slot: SignatureSlot
  /** Null: a new one. */
  readonly rule: SignatureRule | null
  readonly taken: readonly string[]
  readonly names: Names
  readonly onSave: (rule: SignatureRule) => Promise<void>
  readonly onClose: () => void
}

const askable = {
  location: [],
  program: ['location'],
  banner: ['location', 'program'],
  text: ['location', 'program'],
} as const

/** One rule: its name, whom it matches, what they get. */
export function RuleDialog({ accountId, slot, rule, taken, names, onSave, onClose }: RuleDialogProps) {
  const [name, setName] = useState(rule?.name ?? '')
  const [root, setRoot] = useState(() => toRoot(rule?.when ?? { all: [] }))
  const [give, setGive] = useState<readonly string[] | null>(
    rule?.give ?? (slot === 'location' || slot === 'program' ? null : []),
  )
  const [isTried, setTried] = useState(false)
  const problem = problemOf(root) ?? (give === null ? `Choose which ${slotNames[slot].one} it gives.` : null)
  const when = toCondition(root)
  const {
    isSending,
    problem: refusal,
    onSubmit,
  } = useForm(async () => {
    setTried(true)
    if (name.trim() === '' || problem !== null || give === null) return
    const id = rule?.id ?? ruleId(name, taken)
    await onSave({ id, name: name.trim(), when, give: [...give], off: rule?.off ?? false })
    onClose()
  })
  return (
    <FormDialog
      title={rule === null ? 'New rule' : 'Change the rule'}
      confirm={rule === null ? `Add this ${slotNames[slot].one} rule` : 'Save'}
      isDisabled={isSending}
      isWide
      onSubmit={onSubmit}
      onClose={onClose}
    >
      <Field
        label="Name"
        required
        validationState={isTried && name.trim() === '' ? 'error' : 'none'}
        validationMessage={isTried && name.trim() === '' ? 'Give it a name.' : null}
      >
        <Input value={name} maxLength={80} dir="auto" autoComplete="off" onChange={(_, data) => setName(data.value)} />
      </Field>
      <ConditionBuilder accountId={accountId} names={names} mayAsk={askable[slot]} node={root} onNode={setRoot} />
      <p className={style.sentence}>
        <bdi dir="auto">Matches when {conditionWords(when, names)}.</bdi>
      </p>
      <GiveField slot={slot} names={names} give={give} onGive={setGive} />
      {isTried && problem !== null && (
        <p role="alert" className={style.problem}>
          {problem}
        </p>
      )}
      {refusal !== null && (
        <p role="alert" className={style.problem}>
          {[refusal.message, ...Object.values(asProblem(refusal).fields)].join(' ')}
        </p>
      )}
    </FormDialog>
  )
}
