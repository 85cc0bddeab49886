import { Tab, TabList } from '@fluentui/react-components'
import style from './controls.module.css'

interface TabsProps {
  readonly label: string
  readonly value: string
  readonly tabs: readonly { readonly value: string; readonly text: string }[]
  readonly onChange: (value: string) => void
}

/** The parts of one page; wraps where it is narrow. */
export function Tabs({ label, value, tabs, onChange }: TabsProps) {
  return (
    <TabList
      className={style.tabs ?? ''}
      aria-label={label}
      selectedValue={value}
      onTabSelect={(_, data) => onChange(String(data.value))}
    >
      {tabs.map((tab) => (
        <Tab key={tab.value} value={tab.value}>
          {tab.text}
        </Tab>
      ))}
    </TabList>
  )
}
