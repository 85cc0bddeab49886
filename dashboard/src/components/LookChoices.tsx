import { Checkbox, Select } from '@fluentui/react-components'
import { useState } from 'react'
import style from './signature-frame.module.css'

const clients = {
  outlookClassic: 'Classic Outlook',
  gmail: 'Gmail',
  appleMail: 'Apple Mail',
  phone: 'A phone',
} as const
const variants = { new: 'New mail', reply: 'Reply', internal: 'Internal mail' } as const

export type SignatureVariant = keyof typeof variants

/** How a signature is looked at. */
export interface Looking {
  readonly look: { readonly client: keyof typeof clients; readonly dark: boolean }
  readonly variant: SignatureVariant
}

export function useLooking(first: SignatureVariant = 'new') {
  return useState<Looking>({ look: { client: 'outlookClassic', dark: false }, variant: first })
}

interface LookChoicesProps {
  readonly looking: Looking
  readonly onChange: (looking: Looking) => void
}

/** Which mail client, which mail, light or dark. */
export function LookChoices({ looking, onChange }: LookChoicesProps) {
  const { look, variant } = looking
  return (
    <div className={style.choices}>
      <Choice
        label="Shown as by"
        value={look.client}
        names={clients}
        onChange={(client) => onChange({ ...looking, look: { ...look, client } })}
      />
      <Choice
        label="Of which mail"
        value={variant}
        names={variants}
        onChange={(chosen) => onChange({ ...looking, variant: chosen })}
      />
      <Checkbox
        label="Dark mode"
        checked={look.dark}
        onChange={(_, { checked }) => onChange({ ...looking, look: { ...look, dark: checked === true } })}
      />
    </div>
  )
}

interface ChoiceProps<Key extends string> {
  readonly label: string
  readonly value: Key
  readonly names: Readonly<Record<Key, string>>
  readonly onChange: (key: Key) => void
}

function Choice<Key extends string>({ label, value, names, onChange }: ChoiceProps<Key>) {
  const keys = Object.keys(names) as Key[]
  return (
    <Select
      aria-label={label}
      value={value}
      onChange={(_, data) => onChange(keys.find((key) => key === data.value) ?? value)}
    >
      {keys.map((key) => (
        <option key={key} value={key}>
          {names[key]}
        </option>
      ))}
    </Select>
  )
}
