import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle'
import { CircleOffRegular } from '@fluentui/react-icons/svg/circle-off'
import { DismissCircleFilled } from '@fluentui/react-icons/svg/dismiss-circle'
import { WarningFilled } from '@fluentui/react-icons/svg/warning'
import type { ReactNode } from 'react'
import style from './state.module.css'

export type StateColour = 'green' | 'amber' | 'red' | 'grey'

const icons = {
  green: CheckmarkCircleFilled,
  amber: WarningFilled,
  red: DismissCircleFilled,
  grey: CircleOffRegular,
} as const

const words = { green: 'Good', amber: 'Needs attention', red: 'Wrong', grey: 'Off' } as const

/** A state by icon and word; colour only repeats it. */
export function State({ colour, children }: { colour: StateColour; children: ReactNode }) {
  const Icon = icons[colour]
  return (
    <span className={`${style.state} ${style[colour]}`}>
      <Icon className={style.icon ?? ''} fontSize={16} aria-hidden />
      {children}
    </span>
  )
}

/** The same without words next to it; a screen reader still hears the state. */
export function StateIcon({ colour, size = 20 }: { colour: StateColour; size?: number }) {
  const Icon = icons[colour]
  return (
    <span className={`${style.state} ${style[colour]}`} role="img" aria-label={words[colour]}>
      <Icon className={style.icon ?? ''} fontSize={size} aria-hidden />
    </span>
  )
}

export function ActiveState({ active }: { active: boolean }) {
  return <State colour={active ? 'green' : 'grey'}>{active ? 'Active' : 'Inactive'}</State>
}
