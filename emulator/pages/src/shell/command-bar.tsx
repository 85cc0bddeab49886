import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components'
import type { ReactElement, ReactNode } from 'react'

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '2px',
    marginBottom: '14px',
    paddingBottom: '4px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    marginInlineStart: '-8px',
  },
  command: { minWidth: 'auto', padding: '5px 8px', fontWeight: tokens.fontWeightRegular },
})

/** The menu on top of a page. */
export function CommandBar({ children }: { children: ReactNode }): ReactElement {
  return (
    <div role="toolbar" aria-label="Commands" className={useStyles().bar}>
      {children}
    </div>
  )
}

/** One entry of the top menu; while busy it cannot be pressed again. */
export function Command(properties: {
  label: string
  icon: ReactElement
  onClick: () => void
  disabled?: boolean
  busy?: boolean
}): ReactElement {
  return (
    <Button
      appearance="subtle"
      className={useStyles().command}
      icon={properties.busy === true ? <Spinner size="extra-tiny" /> : properties.icon}
      disabled={properties.disabled === true || properties.busy === true}
      onClick={properties.onClick}
    >
      {properties.label}
    </Button>
  )
}
