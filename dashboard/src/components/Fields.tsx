import { Fragment, type ReactNode } from 'react'
import style from './fields.module.css'

export interface FieldLine {
  readonly name: string
  /** Shown on hover of the name, for example the SCIM path. */
  readonly hint?: string
  readonly value: ReactNode
}

/** Names and values side by side; below each other where it is narrow. */
export function Fields({ lines }: { lines: readonly FieldLine[] }) {
  return (
    <dl className={style.list}>
      {lines.map((line) => (
        <Fragment key={`${line.name}${line.hint ?? ''}`}>
          <dt className={style.name} {...(line.hint ? { title: line.hint } : {})}>
            {line.name}
          </dt>
          <dd className={style.value} dir="auto">
            {line.value}
          </dd>
        </Fragment>
      ))}
    </dl>
  )
}
