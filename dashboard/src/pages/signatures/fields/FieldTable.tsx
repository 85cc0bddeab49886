import { Button } from '@fluentui/react-components'
import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down'
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import type { ReactElement, ReactNode } from 'react'
import type { SignatureField, SignatureFieldSample } from '../../../api/schema.ts'
import style from './fields.module.css'
import { Filled } from './Samples.tsx'
import { kindNames, truthNames } from './words.ts'

interface FieldTableProps {
  readonly fields: readonly SignatureField[]
  readonly samples: readonly SignatureFieldSample[] | undefined
  readonly mayEdit: boolean
  readonly onEdit: (field: SignatureField) => void
  readonly onRemove: (field: SignatureField) => void
  readonly onMove: (index: number, to: number) => void
}

export function FieldTable({ fields, samples, mayEdit, onEdit, onRemove, onMove }: FieldTableProps) {
  return (
    <div className={style.scroll}>
      <table className={style.table} aria-label="Fields">
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Comes from</th>
            <th scope="col">Real people</th>
            {mayEdit && <th scope="col">Change</th>}
          </tr>
        </thead>
        <tbody>
          {fields.map((field, index) => (
            <FieldRow
              key={field.id}
              field={field}
              sample={samples?.find((one) => one.fieldId === field.id)}
              deeds={
                mayEdit && (
                  <Deeds
                    label={field.label}
                    onEdit={() => onEdit(field)}
                    onRemove={() => onRemove(field)}
                    onUp={index === 0 ? null : () => onMove(index, index - 1)}
                    onDown={index === fields.length - 1 ? null : () => onMove(index, index + 1)}
                  />
                )
              }
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Live({ sample }: { sample: SignatureFieldSample | undefined }) {
  if (sample === undefined) return <span className={style.muted}>…</span>
  const values = sample.examples.filter(({ value }) => value !== '').slice(0, 2)
  const problem = sample.examples.find((one) => one.problem !== null)?.problem
  return (
    <>
      <Filled sample={sample} />
      {values.map(({ personId, value }) => (
        <bdi key={personId} dir="auto" className={style.value}>
          {value}
        </bdi>
      ))}
      {problem && <div className={style.problem}>{problem}</div>}
    </>
  )
}

interface FieldRowProps {
  readonly field: SignatureField
  readonly sample: SignatureFieldSample | undefined
  /** A cell; false: nothing can be done. */
  readonly deeds: ReactNode
}

function FieldRow({ field, sample, deeds }: FieldRowProps) {
  return (
    <tr>
      <td>
        <strong>
          <bdi dir="auto">{field.label}</bdi>
        </strong>
        <div className={style.path}>{`{{ ${field.id} }}`}</div>
        <div className={style.muted}>
          {[kindNames[field.kind], field.required && 'required', field.hidden && 'hidden'].filter(Boolean).join(', ')}
        </div>
      </td>
      <td>
        <div className={style.muted}>{truthNames[field.truth].short}</div>
        <ol className={style.list}>
          {field.from.map(({ path, transforms }) => (
            <li key={path} className={style.path}>
              {path}
              {transforms.length > 0 && ', changed on its way'}
            </li>
          ))}
        </ol>
      </td>
      <td>
        <Live sample={sample} />
      </td>
      {deeds}
    </tr>
  )
}

interface DeedsProps {
  readonly label: string
  readonly onEdit: () => void
  readonly onRemove: () => void
  /** Null: it is the first, or the last. */
  readonly onUp: (() => void) | null
  readonly onDown: (() => void) | null
}

function Deeds({ label, onEdit, onRemove, onUp, onDown }: DeedsProps) {
  const button = (icon: ReactElement, name: string, run: (() => void) | null) => (
    <Button appearance="subtle" icon={icon} aria-label={name} disabled={run === null} onClick={() => run?.()} />
  )
  return (
    <td className={style.deeds}>
      {button(<EditRegular />, `Change ${label}`, onEdit)}
      {button(<ArrowUpRegular />, `Move ${label} up`, onUp)}
      {button(<ArrowDownRegular />, `Move ${label} down`, onDown)}
      {button(<DeleteRegular />, `Remove ${label}`, onRemove)}
    </td>
  )
}
