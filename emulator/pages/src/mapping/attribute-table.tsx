import { Button, Text } from '@fluentui/react-components'
import { DeleteRegular, EditRegular } from '@fluentui/react-icons'
import type { ReactElement } from 'react'
import type { AttributeMapping, MappingProblem } from '../api/provisioning-contract.ts'
import { DataTable } from '../controls/data-table.tsx'
import { Status } from '../controls/status.tsx'
import { lineOf, sourceText } from './mapping-draft.ts'

interface Row extends AttributeMapping {
  position: number
  problem: string | null
}

function TargetCell({ target, problem }: Row): ReactElement {
  return (
    <>
      {target}
      {problem === null ? null : (
        <div>
          <Status tone="bad">{problem}</Status>
        </div>
      )}
    </>
  )
}

interface Actions {
  onEdit: (position: number) => void
  onDelete: (position: number) => void
}

function EditCell({ row, onEdit, onDelete }: Actions & { row: Row }): ReactElement {
  return (
    <span style={{ display: 'flex' }}>
      <Button
        size="small"
        appearance="subtle"
        icon={<EditRegular />}
        aria-label={`Edit ${row.target}`}
        onClick={() => onEdit(row.position)}
      />
      <Button
        size="small"
        appearance="subtle"
        icon={<DeleteRegular />}
        aria-label={`Delete ${row.target}`}
        onClick={() => onDelete(row.position)}
      />
    </span>
  )
}

function columnsOf(actions: Actions) {
  return [
    {
      header: 'Source attribute',
      breakable: true,
      cell: (row: Row) => (row.type === 'Expression' ? <code>{row.expression}</code> : sourceText(row)),
    },
    { header: 'Target attribute', breakable: true, cell: (row: Row) => <TargetCell {...row} /> },
    { header: 'Type', minor: true, cell: (row: Row) => row.type },
    {
      header: 'Matching precedence',
      minor: true,
      cell: (row: Row) => (row.matchingPrecedence === 0 ? '' : row.matchingPrecedence),
    },
    {
      header: 'Apply',
      minor: true,
      cell: (row: Row) => (row.apply === 'Always' ? 'Always' : 'Only during object creation'),
    },
    { header: 'Edit', width: '90px', cell: (row: Row) => <EditCell row={row} {...actions} /> },
  ]
}

/** The lines of a mapping: what is sent as what, and what is wrong with a line. */
export function AttributeTable(
  properties: Actions & { attributes: AttributeMapping[]; problems: readonly MappingProblem[] },
): ReactElement {
  const { attributes, problems, onEdit, onDelete } = properties
  return (
    <DataTable
      label="Attribute mappings"
      columns={columnsOf({ onEdit, onDelete })}
      rows={attributes.map((attribute, position) => ({
        ...attribute,
        position,
        problem: problems.find((one) => lineOf(one) === position)?.message ?? null,
      }))}
      total={attributes.length}
      keyOf={(row) => `${String(row.position)} ${row.target}`}
      empty={<Text>No attribute is mapped. Choose “Add new mapping” in the top menu.</Text>}
    />
  )
}
