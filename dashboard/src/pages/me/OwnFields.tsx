import type { OwnField } from '../../api/me.ts'
import { Card, Muted } from '../../components/Page.tsx'
import style from './me.module.css'
import { OwnFieldForm } from './OwnFieldForm.tsx'

const origins: Readonly<Record<OwnField['origin'], string>> = {
  directory: 'from the company’s directory',
  employee: 'set by you',
  default: 'the same for everybody',
  hidden: 'not shown, as you wished',
  marker: 'empty in the directory',
  empty: 'empty',
  invalid: 'cannot be used',
}

/** What the signature is made of: what is one's own to change, and what is not, with the reason. */
export function OwnFields({ fields }: { fields: readonly OwnField[] }) {
  const editable = fields.filter((field) => field.editable)
  const locked = fields.filter((field) => !field.editable)
  return (
    <>
      {editable.length > 0 && (
        <Card title="Yours to change">
          <ul className={style.list}>
            {editable.map((field) => (
              <li key={field.id} className={style.field}>
                <OwnFieldForm
                  key={`${field.own?.setAt ?? ''} ${field.value}`}
                  field={field}
                  origin={origins[field.origin]}
                />
              </li>
            ))}
          </ul>
        </Card>
      )}
      {locked.length > 0 && (
        <Card title="From your company">
          <ul className={style.list}>
            {locked.map((field) => (
              <li key={field.id} className={style.locked}>
                <span className={style.label}>{field.label}</span>
                <span>
                  <bdi dir="auto">{field.value === '' ? '–' : field.value}</bdi>
                  <br />
                  <Muted>{field.problem ?? field.lockedBecause}</Muted>
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}
