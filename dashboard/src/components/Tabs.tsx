import { type KeyboardEvent, useRef } from 'react'
import style from './controls.module.css'
import { tabAfterKey } from './tab-keys.ts'

interface TabsProps {
  readonly label: string
  readonly value: string
  readonly tabs: readonly { readonly value: string; readonly text: string }[]
  readonly onChange: (value: string) => void
}

/** The parts of one page; wraps where it is narrow. One tab stop, then the arrow keys, as the ARIA practices describe. */
export function Tabs({ label, value, tabs, onChange }: TabsProps) {
  const list = useRef<HTMLDivElement>(null)
  const selected = Math.max(
    0,
    tabs.findIndex((tab) => tab.value === value),
  )
  const moveByKey = (event: KeyboardEvent) => {
    const next = tabAfterKey(event.key, selected, tabs.length)
    const tab = next === null ? undefined : tabs[next]
    if (next === null || !tab) return
    event.preventDefault()
    onChange(tab.value)
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus()
  }
  return (
    <div ref={list} className={style.tabs} role="tablist" aria-label={label}>
      {tabs.map((tab, index) => (
        <button
          key={tab.value}
          type="button"
          role="tab"
          className={style.tab}
          aria-selected={index === selected}
          tabIndex={index === selected ? 0 : -1}
          onClick={() => onChange(tab.value)}
          onKeyDown={moveByKey}
        >
          {tab.text}
        </button>
      ))}
    </div>
  )
}
