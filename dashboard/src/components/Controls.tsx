import { SearchBox, Select } from '@fluentui/react-components'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import style from './controls.module.css'

/** Search, filters and the total above a list. */
export function ControlBar({ children, total }: { children: ReactNode; total?: string | undefined }) {
  return (
    <div className={style.bar} role="search">
      {children}
      <span className={style.total} aria-live="polite">
        {total}
      </span>
    </div>
  )
}

interface SearchFieldProps {
  readonly label: string
  readonly value: string
  readonly onSearch: (text: string) => void
}

/** Searches as one types: the list follows a fifth of a second after the last key. */
export function SearchField({ label, value, onSearch }: SearchFieldProps) {
  const [text, setText] = useState(value)
  const sent = useRef(value)
  useEffect(() => {
    if (value === sent.current) return
    sent.current = value
    setText(value)
  }, [value])
  useEffect(() => {
    if (text === sent.current) return
    const timer = setTimeout(() => {
      sent.current = text
      onSearch(text)
    }, 200)
    return () => clearTimeout(timer)
  }, [text, onSearch])
  return (
    <SearchBox
      className={style.search ?? ''}
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={(_, data) => setText(data.value)}
    />
  )
}

export interface Choice {
  readonly value: string
  readonly text: string
}

interface FilterProps {
  readonly label: string
  readonly value: string | undefined
  readonly choices: readonly Choice[]
  readonly onChoose: (value: string) => void
}

/** One filter of a list; the first choice, with an empty value, means no filter. */
export function Filter({ label, value, choices, onChoose }: FilterProps) {
  return (
    <Select
      className={style.select ?? ''}
      aria-label={label}
      value={value ?? ''}
      onChange={(_, data) => onChoose(data.value)}
    >
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.text}
        </option>
      ))}
    </Select>
  )
}
