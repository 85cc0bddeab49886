import { Text } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import type { ModifiedProperty } from '../api/provisioning-contract.ts'
import { DataTable } from '../controls/data-table.tsx'

const valueText = (value: string | null): ReactElement =>
  value === null ? <em>none</em> : <span dir="auto">{value}</span>

const columns = [
  { header: 'Target attribute', breakable: true, cell: (row: ModifiedProperty) => row.attribute },
  { header: 'Original value', breakable: true, cell: (row: ModifiedProperty) => valueText(row.oldValue) },
  { header: 'Modified value', breakable: true, cell: (row: ModifiedProperty) => valueText(row.newValue) },
]

/** Target attributes that were sent, before and after. */
export function ModifiedTable({ rows }: { rows: ModifiedProperty[] }): ReactElement {
  return (
    <DataTable
      label="Modified attributes"
      columns={columns}
      rows={rows}
      keyOf={(row) => `${row.attribute} ${row.oldValue ?? ''} ${row.newValue ?? ''}`}
      empty={<Text>Nothing was modified: source and target already agree, or the object was not sent.</Text>}
    />
  )
}
