import { Button } from '@fluentui/react-components'
import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down'
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import type { SignatureConfiguration } from '../../../../api/schema.ts'
import style from '../editor.module.css'
import { type Row, rowNames } from './begin.ts'
import { RowFields } from './RowFields.tsx'

interface RowEditorProps {
  readonly row: Row
  /** From 1. */
  readonly place: number
  readonly configuration: SignatureConfiguration
  readonly onRow: (row: Row) => void
  /** Null: it is the first. */
  readonly onUp: (() => void) | null
  readonly onDown: (() => void) | null
  readonly onRemove: () => void
}

/** One row, with what moves and removes it. */
export function RowEditor({ row, place, configuration, onRow, onUp, onDown, onRemove }: RowEditorProps) {
  const name = `row ${place}, ${rowNames[row.kind].toLowerCase()}`
  return (
    <li className={style.row}>
      <div className={style.rowHead}>
        <span className={style.rowName}>{rowNames[row.kind]}</span>
        <Button
          appearance="subtle"
          size="small"
          icon={<ArrowUpRegular />}
          aria-label={`Move up ${name}`}
          disabled={onUp === null}
          onClick={() => onUp?.()}
        />
        <Button
          appearance="subtle"
          size="small"
          icon={<ArrowDownRegular />}
          aria-label={`Move down ${name}`}
          disabled={onDown === null}
          onClick={() => onDown?.()}
        />
        <Button
          appearance="subtle"
          size="small"
          icon={<DeleteRegular />}
          aria-label={`Remove ${name}`}
          onClick={onRemove}
        />
      </div>
      <RowFields row={row} configuration={configuration} onRow={onRow} />
    </li>
  )
}
