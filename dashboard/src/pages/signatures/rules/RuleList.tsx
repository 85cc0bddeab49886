import { useLayoutEffect, useRef, useState } from 'react'
import type { SignatureRule, SignatureRulesDryRun, SignatureSlot } from '../../../api/schema.ts'
import { catchAllOf, moved } from './condition.ts'
import { RuleRow } from './RuleRow.tsx'
import style from './rules.module.css'
import type { Names } from './words.ts'

interface RuleListProps {
  readonly slot: SignatureSlot
  readonly rules: readonly SignatureRule[]
  readonly names: Names
  readonly dryRun: SignatureRulesDryRun | undefined
  readonly mayEdit: boolean
  readonly onRules: (rules: readonly SignatureRule[]) => void
  readonly onEdit: (rule: SignatureRule) => void
  readonly onRemove: (rule: SignatureRule) => void
  readonly onPeople: (rule: SignatureRule) => void
}

/** The rules of a slot in their order: dragged, or moved by keyboard, with the place said aloud. */
export function RuleList(props: RuleListProps) {
  const { slot, rules, names, dryRun, mayEdit } = props
  const [dragged, setDragged] = useState<number | null>(null)
  const [over, setOver] = useState<number | null>(null)
  const [said, setSaid] = useState('')
  const list = useRef<HTMLOListElement>(null)
  const focus = useRef<string | null>(null)
  useLayoutEffect(() => {
    // Moving an element takes the focus from it.
    if (focus.current === null) return
    list.current?.querySelector<HTMLElement>(`[data-rule="${focus.current}"]`)?.focus()
    focus.current = null
  })
  const move = (from: number, to: number) => {
    const next = moved(rules, from, to)
    const rule = rules[from]
    if (next === rules || rule === undefined) return
    focus.current = rule.id
    setSaid(`${rule.name} is rule ${to + 1} of ${rules.length} now.`)
    props.onRules(next)
  }
  const drop = () => {
    if (dragged !== null && over !== null) move(dragged, over)
    setDragged(null)
    setOver(null)
  }
  const tally = dryRun?.slots[slot]
  const catchAll = catchAllOf(rules)
  const problemOf = (rule: SignatureRule, index: number): string | null => {
    const wrong = dryRun?.problems.find((one) => one.slot === slot && one.ruleId === rule.id)
    if (wrong) return wrong.message
    if (catchAll === null || index <= catchAll || rule.off) return null
    return `Never reached: rule ${catchAll + 1} is for everybody. Move this one above it.`
  }
  return (
    <>
      <ol ref={list} className={style.rules} onDragEnd={() => setDragged(null)}>
        {rules.map((rule, index) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            slot={slot}
            index={index}
            length={rules.length}
            names={names}
            mayEdit={mayEdit}
            count={tally === undefined ? null : (tally.rules.find(({ id }) => id === rule.id)?.people ?? 0)}
            problem={problemOf(rule, index)}
            onMove={(to) => move(index, to)}
            onSwitch={(on) => props.onRules(rules.with(index, { ...rule, off: !on }))}
            onEdit={() => props.onEdit(rule)}
            onRemove={() => props.onRemove(rule)}
            onPeople={() => props.onPeople(rule)}
            drag={{
              onStart: () => setDragged(index),
              onOver: () => setOver(index),
              onEnd: drop,
              isTarget: dragged !== null && over === index && dragged !== index,
            }}
          />
        ))}
      </ol>
      <p className={style.said} aria-live="polite">
        {said}
      </p>
    </>
  )
}
