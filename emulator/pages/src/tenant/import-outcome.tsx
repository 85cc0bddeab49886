import { MessageBar, MessageBarBody, MessageBarTitle, Text } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import type { ImportResult } from '../api/contract.ts'
import { DataTable } from '../controls/data-table.tsx'

type Warning = ImportResult['warnings'][number] & { position: number }

const columns = [
  { header: 'File', cell: (warning: Warning) => warning.file },
  { header: 'Line', cell: (warning: Warning) => warning.line },
  { header: 'Column', minor: true, cell: (warning: Warning) => warning.column ?? '' },
  { header: 'What was found', cell: (warning: Warning) => <span dir="auto">{warning.message}</span> },
]

/** What an import brought, and what it stumbled over by file and line. */
export function ImportOutcome({ result }: { result: ImportResult }): ReactElement {
  return (
    <>
      <MessageBar intent={result.warnings.length === 0 ? 'success' : 'warning'} layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>
            {result.users} users, {result.groups} groups and {result.members} memberships imported
          </MessageBarTitle>
          {result.warnings.length === 0 ? 'No line was left out.' : `${String(result.warnings.length)} warnings:`}
        </MessageBarBody>
      </MessageBar>
      {result.warnings.length === 0 ? null : (
        <DataTable
          label="Import warnings"
          columns={columns}
          rows={result.warnings.map((warning, position) => ({ ...warning, position }))}
          total={result.warnings.length}
          keyOf={(warning) => String(warning.position)}
          empty={<Text>None</Text>}
        />
      )}
    </>
  )
}
