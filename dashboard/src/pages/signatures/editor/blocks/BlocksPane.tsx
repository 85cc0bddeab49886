import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import type { SignatureConfiguration, SignatureProgram } from '../../../../api/schema.ts'
import style from '../editor.module.css'
import { sourceOf } from '../rendered.ts'
import { type Blocks, newRows, type Row, rowNames } from './begin.ts'
import { LookFields } from './LookFields.tsx'
import { RowEditor } from './RowEditor.tsx'

interface BlocksPaneProps {
  readonly program: SignatureProgram
  readonly onProgram: (program: SignatureProgram) => void
  readonly configuration: SignatureConfiguration
  readonly mayEdit: boolean
}

/** A signature as rows, for those who write no code. */
export function BlocksPane({ program, onProgram, configuration, mayEdit }: BlocksPaneProps) {
  const { blocks } = program
  if (blocks === null) return null
  const change = (next: Blocks) => onProgram({ ...program, blocks: next })
  const setRows = (rows: Row[]) => change({ ...blocks, rows })
  const { rows } = blocks
  const move = (from: number, to: number) => {
    const row = rows[from]
    if (row) setRows(rows.toSpliced(from, 1).toSpliced(to, 0, row))
  }
  const toCode = () => {
    const { html, style: css } = sourceOf(program, 'new')
    onProgram({ ...program, blocks: null, style: css, templates: { ...program.templates, new: { html, text: null } } })
  }
  return (
    <fieldset className={style.rows} disabled={!mayEdit} style={{ border: 0, margin: 0 }}>
      <LookFields look={blocks.look} onLook={(look) => change({ ...blocks, look })} />
      <ol className={style.rows} aria-label="Rows">
        {rows.map((row, index) => (
          // Rows have no name but their place.
          <RowEditor
            key={`${index} ${row.kind}`}
            row={row}
            place={index + 1}
            configuration={configuration}
            onRow={(next) => setRows(rows.with(index, next))}
            onUp={index === 0 ? null : () => move(index, index - 1)}
            onDown={index === rows.length - 1 ? null : () => move(index, index + 1)}
            onRemove={() => setRows(rows.toSpliced(index, 1))}
          />
        ))}
      </ol>
      <div className={style.controls}>
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button icon={<AddRegular />}>Add a row</Button>
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {Object.entries(newRows).map(([kind, make]) => (
                <MenuItem key={kind} onClick={() => setRows([...rows, make()])}>
                  {rowNames[make().kind]}
                </MenuItem>
              ))}
            </MenuList>
          </MenuPopover>
        </Menu>
        <Button appearance="subtle" onClick={toCode}>
          Go on as code
        </Button>
      </div>
    </fieldset>
  )
}
