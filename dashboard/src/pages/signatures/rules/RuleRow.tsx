import { Button, Switch } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import { ReOrderDotsVerticalRegular } from '@fluentui/react-icons/svg/re-order-dots-vertical'
import type { KeyboardEvent } from 'react'
import type { SignatureRule, SignatureSlot } from '../../../api/schema.ts'
import { people } from '../../../format/number.ts'
import style from './rules.module.css'
import { conditionWords, type Names, targetName } from './words.ts'

export interface RuleRowProps {
  readonly rule: SignatureRule
  readonly slot: SignatureSlot
  readonly index: number
  readonly length: number
  readonly names: Names
  /** Whom it decides for; null: still counted. */
  readonly count: number | null
  readonly problem: string | null
  readonly mayEdit: boolean
  readonly onMove: (to: number) => void
  readonly onSwitch: (on: boolean) => void
  readonly onEdit: () => void
  readonly onRemove: () => void
  readonly onPeople: () => void
  readonly drag: {
    readonly onStart: () => void
    readonly onOver: () => void
    readonly onEnd: () => void
    readonly isTarget: boolean
  }
}

/** One rule in its place. The handle is dragged, or moved by the arrow keys. */
export function RuleRow(props: RuleRowProps) {
  const { rule, slot, index, names, mayEdit, drag } = props
  const gives = rule.give.map((id) => targetName(names, slot, id)).join(', ')
  return (
    <li
      className={[style.rule, rule.off ? style.off : '', drag.isTarget ? style.target : ''].filter(Boolean).join(' ')}
      onDragOver={(event) => {
        event.preventDefault()
        drag.onOver()
      }}
      onDrop={(event) => {
        event.preventDefault()
        drag.onEnd()
      }}
    >
      {mayEdit && <Handle {...props} />}
      <span className={style.place} aria-hidden>
        {index + 1}
      </span>
      <div className={style.what}>
        <strong>
          <bdi dir="auto">{rule.name}</bdi>
        </strong>
        <span dir="auto" className={style.when}>
          {conditionWords(rule.when, names)}
        </span>
        <span className={style.gives}>
          gives <bdi dir="auto">{gives === '' ? 'nothing, deliberately' : gives}</bdi>
        </span>
        {props.problem !== null && (
          <span role="alert" className={style.problem}>
            {props.problem}
          </span>
        )}
      </div>
      <Count {...props} />
      {mayEdit && <Deeds {...props} />}
    </li>
  )
}

function Count({ rule, count, onPeople }: RuleRowProps) {
  if (rule.off) return <span className={style.count}>Off</span>
  if (count === null) return <span className={style.count}>…</span>
  if (count === 0) return <span className={style.count}>nobody</span>
  return (
    <span className={style.count}>
      <button type="button" className={style.number} onClick={onPeople}>
        {people(count)}
      </button>
    </span>
  )
}

function Handle({ rule, index, length, onMove, drag }: RuleRowProps) {
  const byKey = (event: KeyboardEvent) => {
    const to = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    onMove(to)
  }
  return (
    <button
      type="button"
      className={style.handle}
      data-rule={rule.id}
      draggable
      aria-label={`Move ${rule.name}, rule ${index + 1} of ${length}, with the arrow keys`}
      title="Drag, or use the arrow keys"
      onKeyDown={byKey}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', rule.name)
        drag.onStart()
      }}
    >
      <ReOrderDotsVerticalRegular fontSize={20} aria-hidden />
    </button>
  )
}

function Deeds({ rule, onSwitch, onEdit, onRemove }: RuleRowProps) {
  return (
    <div className={style.deeds}>
      <Switch
        checked={!rule.off}
        aria-label={`${rule.name} is on`}
        title={rule.off ? 'Off' : 'On'}
        onChange={(_, { checked }) => onSwitch(checked)}
      />
      <Button appearance="subtle" icon={<EditRegular />} aria-label={`Change ${rule.name}`} onClick={onEdit} />
      <Button appearance="subtle" icon={<DeleteRegular />} aria-label={`Remove ${rule.name}`} onClick={onRemove} />
    </div>
  )
}
